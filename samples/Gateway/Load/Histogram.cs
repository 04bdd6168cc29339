using System.Numerics;

namespace Gateway.Load;

/// <summary>
/// Counts of durations in buckets that are 1/64 of their value wide at most, whatever that is: log-linear, as HdrHistogram's.
/// Any thread may record.
/// </summary>
internal sealed class Histogram
{
    private const int FineBits = 6;
    private const int Fine = 1 << FineBits;

    private readonly long[] _counts = new long[(64 - FineBits) * Fine];
    private long _largest;

    public long Count => _counts.Sum();

    public void Record(TimeSpan duration)
    {
        long nanoseconds = Math.Max(0, duration.Ticks * TimeSpan.NanosecondsPerTick);
        Interlocked.Increment(ref _counts[BucketOf(nanoseconds)]);
        KeepLargest(nanoseconds);
    }

    /// <summary>The duration that the share of all did not exceed, at most 1/64 above what it was; zero if there are none.</summary>
    public TimeSpan At(double share)
    {
        long wanted = (long)Math.Ceiling(share * Count);
        for (int bucket = 0; bucket < _counts.Length && wanted > 0; bucket++)
        {
            wanted -= _counts[bucket];
            if (wanted <= 0)
                return Duration(Math.Min(EndOf(bucket), _largest));
        }

        return TimeSpan.Zero;
    }

    private static TimeSpan Duration(long nanoseconds) => TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);

    private static int BucketOf(long value)
    {
        int shift = Math.Max(0, BitOperations.Log2((ulong)value | 1) - FineBits);
        return (shift * Fine) + (int)(value >> shift);
    }

    private static long EndOf(int bucket)
    {
        int shift = Math.Max(0, (bucket / Fine) - 1);
        return ((long)(bucket - (shift * Fine) + 1) << shift) - 1;
    }

    private void KeepLargest(long value)
    {
        long seen = Volatile.Read(ref _largest);
        while (value > seen)
        {
            long before = Interlocked.CompareExchange(ref _largest, value, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }
}
