using System.Runtime.CompilerServices;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>Counts over the intervals of a <see cref="TimeGrid"/>.</summary>
internal sealed class TimeHistory(TimeGrid grid)
{
    private readonly long[] _counts = new long[grid.Intervals];
    private int _doublings = grid.Doublings;

    /// <summary>The counts by interval.</summary>
    public ReadOnlySpan<long> Counts
    {
        get
        {
            Follow();
            return _counts;
        }
    }

    /// <summary>The sum over all intervals.</summary>
    public long Total => _counts.Sum();

    /// <summary>Counts in the present interval.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long count = 1)
    {
        if (_doublings != grid.Doublings) Follow();
        _counts[grid.Current] += count;
    }

    /// <summary>Counts in an earlier interval.</summary>
    public void AddAt(long time, long count = 1)
    {
        Follow();
        _counts[grid.IndexOf(time)] += count;
    }

    /// <summary>Adds all counts of another history of the same grid.</summary>
    public void Add(TimeHistory other)
    {
        Follow();
        ReadOnlySpan<long> counts = other.Counts;
        for (int i = 0; i < counts.Length; i++) _counts[i] += counts[i];
    }

    private void Follow()
    {
        for (; _doublings < grid.Doublings; _doublings++)
        {
            int half = _counts.Length / 2;
            for (int i = 0; i < half; i++) _counts[i] = _counts[2 * i] + _counts[(2 * i) + 1];
            Array.Clear(_counts, half, half);
        }
    }
}
