using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>What all pools together did over time, and the collections.</summary>
internal sealed class TimeLedger
{
    private const int Intervals = 600;
    private const int MostCollections = 1 << 14;

    private readonly TimeGrid _grid = new(Intervals, 1L << 20);
    private readonly long[] _inUse = new long[Intervals];
    private readonly List<Collection> _collections = [];
    private int _doublings;
    private long _out;
    private long _beforeGap;
    private long? _suspendedAt;

    public TimeLedger() => (Rents, Misses) = (new TimeHistory(_grid), new TimeHistory(_grid));

    /// <summary>Rents over time.</summary>
    public TimeHistory Rents { get; }

    /// <summary>Rents that had to allocate, over time.</summary>
    public TimeHistory Misses { get; }

    /// <summary>The grid.</summary>
    public TimeGrid Grid => _grid;

    /// <summary>The end of the present interval.</summary>
    public long NextEdge => _grid.NextEdge;

    /// <summary>The collections in time order; of a very long recording those of generation 0 may be left out.</summary>
    public IReadOnlyList<Collection> Collections => _collections;

    /// <summary>One collection: when it began, its generation, and how long threads stood for it.</summary>
    public readonly record struct Collection(long Time, int Generation, long? Pause);

    /// <summary>Items out at each interval's end, or at a gap in it where they were more, up to the present one.</summary>
    public ReadOnlySpan<long> InUse
    {
        get
        {
            _inUse[_grid.Current] = Present;
            return _inUse;
        }
    }

    /// <summary>Counts an item out.</summary>
    public void Lend() => _out++;

    /// <summary>Counts an item as no longer out, or no longer known to be.</summary>
    public void TakeBack() => _out--;

    private long Present => Math.Max(_out, _beforeGap);

    /// <summary>Ends a window, up to whose end what was out stayed out, and starts the next: what is out is not known any more.</summary>
    public void BeginWindow(long gapFrom)
    {
        if (gapFrom >= NextEdge) Advance(gapFrom);
        _beforeGap = Present;
        _out = 0;
    }

    /// <summary>Moves the present on.</summary>
    public void Advance(long time)
    {
        int before = _grid.Current;
        _inUse[before] = Present;
        _grid.Advance(time);
        for (; _doublings < _grid.Doublings; _doublings++)
        {
            for (int i = 0; i < Intervals / 2; i++) _inUse[i] = _inUse[Math.Min((2 * i) + 1, before)];
            before /= 2;
        }

        if (_grid.Current > before) _beforeGap = 0;
        for (int i = before + 1; i <= _grid.Current; i++) _inUse[i] = _out;
    }

    /// <summary>Takes note of what the runtime did.</summary>
    public void Add(in RuntimeEvent happening)
    {
        switch (happening.Kind)
        {
            case RuntimeEventKind.SuspensionStart:
                _suspendedAt = happening.Time;
                break;
            case RuntimeEventKind.CollectionStart:
                if (_collections.Count >= MostCollections) _collections.RemoveAll(static c => c.Generation == 0);
                if (_collections.Count < MostCollections)
                    _collections.Add(new Collection(happening.Time, happening.Generation, null));
                break;
            case RuntimeEventKind.ResumptionEnd:
                EndPause(happening.Time);
                break;
        }
    }

    private void EndPause(long time)
    {
        // A background collection begins inside a pause and goes on after it: what counts is that the collection
        // began since the threads were stopped. Suspensions for other reasons have no collection inside them.
        if (_suspendedAt is { } since && _collections.Count > 0 && _collections[^1] is { Pause: null } last && last.Time >= since)
            _collections[^1] = last with { Pause = time - since };
        _suspendedAt = null;
    }
}
