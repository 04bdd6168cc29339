using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>Counts of durations in bins of a quarter octave, from 64 ns to 39 hours: within 25 % of the truth.</summary>
internal sealed class LogHistogram
{
    /// <summary>How many bins there are.</summary>
    public const int Bins = 164;

    private const int SmallestOctave = 6;

    private readonly long[] _counts = new long[Bins];

    /// <summary>How many durations were counted.</summary>
    public long Total => _counts.Sum();

    /// <summary>The count of a bin.</summary>
    public long this[int bin] => _counts[bin];

    /// <summary>Counts a duration in nanoseconds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long nanoseconds) => _counts[BinOf(nanoseconds)]++;

    /// <summary>Takes back a duration that was counted.</summary>
    public void Remove(long nanoseconds) => _counts[BinOf(nanoseconds)]--;

    /// <summary>Adds all counts of another histogram.</summary>
    public void Add(LogHistogram other)
    {
        for (int i = 0; i < Bins; i++) _counts[i] += other._counts[i];
    }

    /// <summary>The bin of a duration.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int BinOf(long nanoseconds)
    {
        if (nanoseconds < 1L << SmallestOctave) return 0;
        int octave = BitOperations.Log2((ulong)nanoseconds);
        int bin = ((octave - SmallestOctave) << 2) + (int)((nanoseconds >> (octave - 2)) & 3) + 1;
        return Math.Min(bin, Bins - 1);
    }

    /// <summary>The shortest duration above a bin, in nanoseconds.</summary>
    public static long UpperEdge(int bin) =>
        bin == 0 ? 1L << SmallestOctave : (5L + ((bin - 1) & 3)) << (((bin - 1) >> 2) + SmallestOctave - 2);

    /// <summary>An upper bound of the quantile, in nanoseconds: the upper edge of its bin; 0 where nothing was counted.</summary>
    public long Quantile(double share)
    {
        long total = Total;
        if (total == 0) return 0;
        long wanted = Math.Max(1, (long)Math.Ceiling(share * total));
        long seen = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            seen += _counts[bin];
            if (seen >= wanted) return UpperEdge(bin);
        }

        return UpperEdge(Bins - 1);
    }

    /// <summary>How many durations lie in bins wholly above <paramref name="nanoseconds"/>.</summary>
    public long CountAbove(long nanoseconds)
    {
        long count = 0;
        for (int bin = BinOf(nanoseconds) + 1; bin < Bins; bin++) count += _counts[bin];
        return count;
    }
}
