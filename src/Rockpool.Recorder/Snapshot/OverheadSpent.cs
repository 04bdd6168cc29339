namespace Rockpool.Recorder.Snapshot;

/// <summary>What recording has cost the process so far; the last one in a recording counts.</summary>
/// <param name="At">When that was reckoned.</param>
/// <param name="Share">The cost as a share of one core, over the whole recording until then.</param>
internal sealed record OverheadSpent(long At, double Share) : Update;
