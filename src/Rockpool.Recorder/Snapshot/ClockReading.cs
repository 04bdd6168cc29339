namespace Rockpool.Recorder.Snapshot;

/// <summary>One moment on the monotonic clock that events are stamped with, and on the wall clock.</summary>
/// <param name="Ticks">The monotonic clock, which all processes of the machine share.</param>
/// <param name="Frequency">Its ticks per second.</param>
/// <param name="Utc">The wall clock at that moment.</param>
/// <param name="UncertaintyTicks">The two clocks were read within this many ticks of each other.</param>
internal sealed record ClockReading(long Ticks, long Frequency, DateTimeOffset Utc, long UncertaintyTicks)
{
    private const int Attempts = 16;

    /// <summary>The wall clock at another moment, or null where the numbers make no sense, as in a damaged file.</summary>
    public DateTimeOffset? At(long ticks)
    {
        double elapsed = ((double)ticks - Ticks) / Frequency;
        TimeSpan left = elapsed < 0 ? Utc - DateTimeOffset.MinValue : DateTimeOffset.MaxValue - Utc;
        return Math.Abs(elapsed) < left.TotalSeconds ? Utc.AddSeconds(elapsed) : null;
    }

    /// <summary>Reads both clocks some times and keeps the pair that was read closest together.</summary>
    public static ClockReading Take(TimeProvider clock)
    {
        ClockReading? best = null;
        for (int i = 0; i < Attempts; i++)
        {
            long before = clock.GetTimestamp();
            DateTimeOffset utc = clock.GetUtcNow();
            long width = clock.GetTimestamp() - before;
            if (best is null || width < best.UncertaintyTicks)
                best = new ClockReading(before + width / 2, clock.TimestampFrequency, utc, width);
        }

        return best!;
    }
}
