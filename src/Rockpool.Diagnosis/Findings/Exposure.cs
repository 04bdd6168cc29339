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
    /// <param name="windows">The windows between the gaps.</param>
    /// <param name="coverage">
    /// Where rents were recorded; empty where the recording does not say. The last window may last beyond it: that
    /// nothing was recorded to the end is no gap between events.
    /// </param>
    /// <param name="stacks">Where rents carried stacks; null where they need none.</param>
    /// <param name="early">How long after a window's beginning a rent must lie.</param>
    /// <param name="lateAfter">How long before a window's end a rent must lie to be watched for long enough.</param>
    /// <param name="end">The recording's end.</param>
    public Exposure(
        Windows windows, IReadOnlyList<Stretch> coverage, IReadOnlyList<Stretch>? stacks, long early, long lateAfter,
        long end)
    {
        for (int i = 0; i <= windows.Current; i++)
        {
            foreach (Stretch window in coverage.Count == 0 ? [windows[i, end]] : Common(windows[i, end], coverage))
            {
                Stretch eligible = new(window.From + early, window.To - lateAfter);
                foreach (Stretch stretch in stacks is null ? [eligible] : Common(eligible, stacks)) Add(stretch);
            }
        }
    }

    /// <summary>All of it, in seconds.</summary>
    public double Seconds => Before(long.MaxValue);

    /// <summary>What of it lies before a moment, in seconds.</summary>
    public double Before(long time) =>
        _stretches.Sum(s => Math.Max(0, Math.Min(s.To, time) - s.From)) / 1e9;

    private static IEnumerable<Stretch> Common(Stretch stretch, IReadOnlyList<Stretch> others) =>
        others.Select(other => new Stretch(Math.Max(stretch.From, other.From), Math.Min(stretch.To, other.To)));

    private void Add(Stretch stretch)
    {
        if (stretch.Length > 0) _stretches.Add(stretch);
    }
}
