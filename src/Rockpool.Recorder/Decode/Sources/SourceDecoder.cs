using System.Runtime.CompilerServices;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Symbols;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// Turns the events of one trace into rows of the journal, and feeds what it tells of methods, modules and the process to
/// the catalog. Several decoders, one per session, may share a catalog, one at a time. Not thread-safe.
/// </summary>
internal sealed class SourceDecoder
{
    private readonly TraceTables _trace;
    private readonly TraceCatalog _catalog;
    private readonly TraceClock _clock;
    private readonly ArrayPoolSource _arrays;
    private readonly RecyclableStreamSource _streams;
    private readonly RockpoolSource _pools;
    private readonly FlowSource _flows = new();
    private readonly RuntimeSource _runtime = new();
    private readonly SymbolSource _symbols;

    // By the trace's own index. A stack that no event used yet is 0, which is also what stands for no stack.
    private SourceEvent[] _kinds = [];
    private ThreadIndex[] _threads = [];
    private StackIndex[] _stacks = [];
    private int _definitionsKnown;
    private bool _inRundown;
    private int _threadsKnown;
    private int _reusesKnown;

    /// <summary>A decoder for the trace that <paramref name="trace"/> belongs to.</summary>
    public SourceDecoder(TraceTables trace, TraceClock clock, TraceCatalog catalog)
    {
        _trace = trace;
        _clock = clock;
        _catalog = catalog;
        _arrays = new ArrayPoolSource(catalog);
        _streams = new RecyclableStreamSource(catalog);
        _pools = new RockpoolSource(catalog);
        _symbols = new SymbolSource(catalog.Symbols);
    }

    /// <summary>Events decoded so far, those of no use here included.</summary>
    public long Events { get; private set; }

    /// <summary>Events left out because their payload was not as expected.</summary>
    public long Unreadable { get; private set; }

    /// <summary>
    /// When the recording ended, in nanoseconds: the last event so far, or the first of the rundown that followed it.
    /// </summary>
    public long End { get; private set; }

    /// <summary>Whether a pool event carried a stack.</summary>
    public bool SawStacks { get; private set; }

    /// <summary>Appends the rows of <paramref name="events"/> until they are used up or the pool rows are full.</summary>
    /// <param name="events">Events of the trace in time order. Its tables must hold everything they refer to.</param>
    /// <param name="journal">Where to append; gaps and <see cref="JournalBatch.Until"/> are left alone.</param>
    /// <returns>How many events were used up.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Decode(ReadOnlySpan<RawEvent> events, JournalBatch journal)
    {
        FollowTables();
        PoolEvents pool = journal.Pool;
        int row = pool.Count;
        int used = 0;
        while (used < events.Length && row < PoolEvents.Capacity)
        {
            ref readonly RawEvent source = ref events[used++];
            SourceEvent kind = _kinds[source.Definition];
            bool written;
            if (kind is >= SourceEvent.ArrayRented and <= SourceEvent.ArrayDropped)
                written = _arrays.TryWrite(kind, in source, pool, row);
            else if (kind is SourceEvent.Ignored)
                continue;
            else if (kind is >= SourceEvent.StreamCreated and <= SourceEvent.StreamOverCapacity)
                written = _streams.TryWrite(kind, VersionOf(source), ReaderOf(source), pool, row);
            else if (kind is >= SourceEvent.ItemRented and <= SourceEvent.PoolGuardFound)
                written = _pools.TryWrite(kind, in source, pool, row);
            else
            {
                if (!DecodeOther(kind, in source, journal.Runtime)) Unreadable++;
                continue;
            }

            if (!written)
            {
                Unreadable++;
                continue;
            }

            pool.Time[row] = _clock.Nanoseconds(source.Timestamp);
            pool.Thread[row] = _threads[source.Thread];
            pool.Stack[row] = source.Stack == 0 ? StackIndex.None : PoolStackOf(in source);
            row++;
        }

        Events += used;
        pool.Count = row;
        FollowEnd(events[..used]);
        return used;
    }

    private bool DecodeOther(SourceEvent kind, in RawEvent source, List<RuntimeEvent> rows)
    {
        switch (kind)
        {
            case SourceEvent.ProcessTold:
                return _catalog.Process.TakeProcess(ReaderOf(source));
            case SourceEvent.RuntimeStarted or SourceEvent.RuntimeRundown:
                return _catalog.Process.TakeRuntime(ReaderOf(source), kind == SourceEvent.RuntimeStarted);
            case >= SourceEvent.MethodLoaded and <= SourceEvent.ModuleLoaded:
                return _symbols.TryTake(kind, VersionOf(source), ReaderOf(source), _clock.Nanoseconds(source.Timestamp));
            case SourceEvent.PoolNamed:
                return _pools.TryName(ReaderOf(source));
            case >= SourceEvent.LabelsSet and <= SourceEvent.RegionEnded:
                return _flows.TryWrite(kind, ReaderOf(source), At(in source), rows);
            default:
                return _runtime.TryWrite(kind, VersionOf(source), ReaderOf(source), At(in source), rows);
        }
    }

    private RuntimeEvent At(in RawEvent source) => new(
        _clock.Nanoseconds(source.Timestamp), default, _threads[source.Thread], StackOf(in source),
        Number: 0, Generation: -1, Reason: -1, Bytes: 0, Text: null);

    private StackIndex PoolStackOf(in RawEvent source)
    {
        SawStacks = true;
        return StackOf(in source);
    }

    private StackIndex StackOf(in RawEvent source)
    {
        if (source.Stack == 0) return StackIndex.None;
        if (_reusesKnown != _catalog.Symbols.Reuse.Count) ForgetStacks();
        StackIndex known = _stacks[source.Stack];
        if (known.IsKnown) return known;
        return _stacks[source.Stack] =
            _catalog.StackOf(_trace.Stacks, source.Stack, _clock.Nanoseconds(source.Timestamp));
    }

    private void ForgetStacks()
    {
        _reusesKnown = _catalog.Symbols.Reuse.Count;
        Array.Clear(_stacks);
    }

    private int VersionOf(in RawEvent source) => _trace.Definitions[source.Definition].Version;

    private PayloadReader ReaderOf(in RawEvent source) => new(source.Payload, _trace.PointerSize);

    // A rundown goes on for a while after the other events have been switched off.
    private void FollowEnd(ReadOnlySpan<RawEvent> events)
    {
        int last = events.Length - 1;
        while (last >= 0 && IsRundown(in events[last])) last--;
        if (last >= 0) _inRundown = false;
        if (last == events.Length - 1)
        {
            if (last >= 0) End = _clock.Nanoseconds(events[last].Timestamp);
        }
        else if (!_inRundown)
        {
            End = _clock.Nanoseconds(events[last + 1].Timestamp);
            _inRundown = true;
        }
    }

    private bool IsRundown(in RawEvent source) =>
        _trace.Definitions[source.Definition].Provider == SourceEvents.RundownProvider;

    private void FollowTables()
    {
        if (_definitionsKnown < _trace.Definitions.Count)
        {
            if (_kinds.Length < _trace.Definitions.Count) Array.Resize(ref _kinds, _trace.Definitions.Count * 2);
            for (; _definitionsKnown < _trace.Definitions.Count; _definitionsKnown++)
                _kinds[_definitionsKnown] = SourceEvents.KindOf(_trace.Definitions[_definitionsKnown]);
        }

        if (_threadsKnown < _trace.Threads.Count)
        {
            if (_threads.Length < _trace.Threads.Count) Array.Resize(ref _threads, _trace.Threads.Count * 2);
            for (; _threadsKnown < _trace.Threads.Count; _threadsKnown++)
                _threads[_threadsKnown] = _catalog.ThreadOf(_trace.Threads[_threadsKnown].OperatingSystemId);
        }

        if (_stacks.Length < _trace.Stacks.Count) Array.Resize(ref _stacks, Math.Max(256, _trace.Stacks.Count * 2));
    }
}
