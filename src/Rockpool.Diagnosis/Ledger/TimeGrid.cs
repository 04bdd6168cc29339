namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// A grid of equal intervals over the recording that coarsens as it grows: whenever the time no longer fits, the
/// intervals double. Histories that follow it hold as much for an hour as for a second.
/// </summary>
/// <param name="intervals">The most intervals; even.</param>
/// <param name="finest">The first interval's length in nanoseconds.</param>
internal sealed class TimeGrid(int intervals, long finest)
{
    /// <summary>The most intervals.</summary>
    public int Intervals => intervals;

    /// <summary>The length of every interval in nanoseconds.</summary>
    public long Length { get; private set; } = finest;

    /// <summary>How often the intervals have doubled.</summary>
    public int Doublings { get; private set; }

    /// <summary>The interval that the present lies in.</summary>
    public int Current { get; private set; }

    /// <summary>The end of the present interval; nothing changes before it.</summary>
    public long NextEdge { get; private set; } = finest;

    /// <summary>Moves the present on.</summary>
    public void Advance(long time)
    {
        while (time / Length >= intervals)
        {
            Length *= 2;
            Doublings++;
        }

        Current = (int)(time / Length);
        NextEdge = (Current + 1) * Length;
    }

    /// <summary>The interval of a moment not after the present.</summary>
    public int IndexOf(long time) => (int)Math.Clamp(time / Length, 0, intervals - 1);
}
