using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>Draws the recording over time.</summary>
internal static class Timelines
{
    private const int MostCollections = 2000;

    /// <summary>The time line of at most 600 intervals.</summary>
    public static Timeline Draw(Books books)
    {
        TimeLedger time = books.Ledger.Time;
        if (books.End > 0) time.Advance(books.End - 1);
        long length = time.Grid.Length;
        ReadOnlySpan<long> rents = time.Rents.Counts;
        ReadOnlySpan<long> misses = time.Misses.Counts;
        ReadOnlySpan<long> inUse = time.InUse;
        List<TimelinePoint> points = [];
        // The clock runs on to the end of the last batch, which may lie behind the recording's last event.
        long end = books.Recording.Duration > 0 ? books.Recording.Duration : books.End;
        for (int i = 0; i * length < end && i < rents.Length; i++)
        {
            double seconds = i * length / 1e9;
            points.Add(IsCovered(books.Recording, i * length, (i + 1) * length)
                ? new TimelinePoint(seconds, rents[i], misses[i], inUse[i])
                : new TimelinePoint(seconds, null, null, null));
        }

        return new Timeline(length / 1e9, points, Marks(time.Collections));
    }

    private static bool IsCovered(RecordingInfo recording, long from, long to) =>
        recording.PoolCoverage.Count == 0 || recording.PoolCoverage.Any(s => s.From < to && s.To > from);

    private static List<CollectionMark> Marks(IReadOnlyList<TimeLedger.Collection> collections) =>
    [
        .. collections
            .OrderByDescending(c => c.Generation)
            .Take(MostCollections)
            .OrderBy(c => c.Time)
            .Select(c => new CollectionMark(c.Time / 1e9, c.Generation, c.Pause / 1e9)),
    ];
}
