using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// The time in which a rent, had it been made, would have been seen with its place and then watched until it was late:
/// what counts and silences are measured against.
/// </summary>
internal sealed class Exposure
{
    private readonly List<Stretch> _stretches = [];

    /// <summary>Measures a recording.</summary>
    /// <param name="windows">The windows of coverage.</param>
    /// <param name="stacks">Where rents carried stacks; null where they need none.</param>
    /// <param name="lateAfter">How long before a window's end a rent must lie to be watched for long enough.</param>
    /// <param name="end">The recording's end.</param>
    public Exposure(Windows windows, IReadOnlyList<Stretch>? stacks, long lateAfter, long end)
    {
        for (int i = 0; i <= windows.Current; i++)
        {
            Stretch eligible = new(windows[i, end].From, windows[i, end].To - lateAfter);
            if (stacks is null) Add(eligible);
            else foreach (Stretch burst in stacks) Add(new Stretch(Math.Max(burst.From, eligible.From), Math.Min(burst.To, eligible.To)));
        }
    }

    /// <summary>All of it, in seconds.</summary>
    public double Seconds => Before(long.MaxValue);

    /// <summary>What of it lies before a moment, in seconds.</summary>
    public double Before(long time) =>
        _stretches.Sum(s => Math.Max(0, Math.Min(s.To, time) - s.From)) / 1e9;

    private void Add(Stretch stretch)
    {
        if (stretch.Length > 0) _stretches.Add(stretch);
    }
}
