using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// The stretches between the gaps that concern every thread. Inside a window everything was recorded, but for the
/// losses of single threads; from one window to the next anything may have happened.
/// </summary>
internal sealed class Windows
{
    /// <summary>
    /// A session is not switched on or off for all threads at one moment. Events this near to a window's edge may be
    /// missing on some of them.
    /// </summary>
    public const long Settling = 50_000_000;

    private readonly List<Stretch> _closed = [];
    private long _start;

    /// <summary>The number of the present window.</summary>
    public int Current => _closed.Count;

    /// <summary>When the present window began.</summary>
    public long Start => _start;

    /// <summary>Ends the present window and begins the next.</summary>
    public void Close(long from, long to)
    {
        _closed.Add(new Stretch(_start, Math.Max(_start, from)));
        _start = Math.Max(from, to);
    }

    /// <summary>A window; the present one is taken to last until <paramref name="end"/>.</summary>
    public Stretch this[int window, long end] =>
        window < _closed.Count ? _closed[window] : new Stretch(Math.Min(_start, end), end);

    /// <summary>The last window that has any length: not the present one where a gap goes on to the recording's end.</summary>
    public int Last(long end) => _start < end || Current == 0 ? Current : Current - 1;

    /// <summary>Whether two moments lie in one window, and not so near to its edges that some threads may be missing.</summary>
    public bool IsSettled(long from, long to, long end)
    {
        int low = 0, high = _closed.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_closed[middle].To < from) low = middle + 1;
            else high = middle;
        }

        Stretch window = this[low, end];
        return from >= window.From + Settling && to <= window.To - Settling;
    }
}
