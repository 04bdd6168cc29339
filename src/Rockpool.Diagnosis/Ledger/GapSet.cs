using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// The union of the stretches in which events may be missing, whatever the reason. No verdict may rest on the absence
/// of an event inside one. Not thread-safe.
/// </summary>
internal sealed class GapSet
{
    // Past this many, neighbours are joined: a gap that is too long only withholds verdicts.
    private const int Most = 8192;

    // Apart from each other and in time order.
    private readonly List<Stretch> _stretches = [];

    /// <summary>Whether nothing is missing.</summary>
    public bool IsEmpty => _stretches.Count == 0;

    /// <summary>The beginning of the first stretch, or <see cref="long.MaxValue"/> where nothing is missing.</summary>
    public long First => IsEmpty ? long.MaxValue : _stretches[0].From;

    /// <summary>Adds a stretch. Cheap where it lies near the end, as gaps become known about in time order.</summary>
    public void Add(long from, long to)
    {
        to = Math.Max(from, to);
        int first = FirstEndingAtOrAfter(from);
        int after = first;
        for (; after < _stretches.Count && _stretches[after].From <= to; after++)
        {
            from = Math.Min(from, _stretches[after].From);
            to = Math.Max(to, _stretches[after].To);
        }

        _stretches.RemoveRange(first, after - first);
        _stretches.Insert(first, new Stretch(from, to));
        for (long reach = 1_000_000; _stretches.Count > Most; reach *= 4) Join(reach);
    }

    /// <summary>Whether an event may be missing between two moments.</summary>
    public bool Touches(long from, long to) => FirstIn(from, to) is not null;

    /// <summary>The first stretch that has a moment in common with the given one, or null.</summary>
    public Stretch? FirstIn(long from, long to)
    {
        int at = FirstEndingAtOrAfter(from);
        return at < _stretches.Count && _stretches[at].From <= to ? _stretches[at] : null;
    }

    private int FirstEndingAtOrAfter(long time)
    {
        int low = 0, high = _stretches.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_stretches[middle].To < time) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private void Join(long reach)
    {
        int last = 0;
        for (int i = 1; i < _stretches.Count; i++)
        {
            Stretch next = _stretches[i];
            Stretch kept = _stretches[last];
            if (next.From - kept.To <= reach) _stretches[last] = new Stretch(kept.From, next.To);
            else _stretches[++last] = next;
        }

        _stretches.RemoveRange(last + 1, _stretches.Count - last - 1);
    }
}
