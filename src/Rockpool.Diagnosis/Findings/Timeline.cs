namespace Rockpool.Diagnosis.Findings;

/// <summary>The recording as a picture over time.</summary>
/// <param name="IntervalSeconds">The length of every interval.</param>
/// <param name="Points">The intervals in order; at most 600.</param>
/// <param name="Collections">The collections, in time order; at most 2,000, the oldest generations kept first.</param>
public sealed record Timeline(
    double IntervalSeconds, IReadOnlyList<TimelinePoint> Points, IReadOnlyList<CollectionMark> Collections);
