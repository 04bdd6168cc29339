using System.Diagnostics;

namespace Pools.Requests;

/// <summary>How long requests took, each one counted. For one thread; added up afterwards.</summary>
internal sealed class Times
{
    private const int Longest = 100_000;

    private readonly int[] _counts = new int[Longest + 1];
    private long _sum;
    private long _count;

    public double Mean => _sum * (1e9 / Stopwatch.Frequency) / _count;

    public void Add(long ticks)
    {
        _counts[Math.Min(ticks * 1_000_000_000 / Stopwatch.Frequency, Longest)]++;
        _sum += ticks;
        _count++;
    }

    public void Add(Times other)
    {
        for (int at = 0; at < _counts.Length; at++)
            _counts[at] += other._counts[at];
        _sum += other._sum;
        _count += other._count;
    }

    /// <summary>The time that this share of the requests did not exceed.</summary>
    public double Share(double share)
    {
        long left = (long)(share * _count);
        int at = 0;
        for (; at < Longest && left > _counts[at]; at++)
            left -= _counts[at];
        return at;
    }
}
