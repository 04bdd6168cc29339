namespace Rockpool.Diagnosis.Ledger;

/// <summary>Operations of one kind that took long.</summary>
internal sealed class SlowAccount
{
    /// <summary>How many.</summary>
    public long Count { get; private set; }

    /// <summary>How long all of them took together, in nanoseconds.</summary>
    public long Total { get; private set; }

    /// <summary>How long the longest of them took, in nanoseconds.</summary>
    public long Longest { get; private set; }

    /// <summary>Counts one that took so many nanoseconds.</summary>
    public void Add(long duration)
    {
        Count++;
        Total += duration;
        Longest = Math.Max(Longest, duration);
    }
}
