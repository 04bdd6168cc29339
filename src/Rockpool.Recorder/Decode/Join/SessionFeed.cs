using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Decode.Join;

/// <summary>The rows of one session of a recording, decoded some thousands at a time. Not thread-safe.</summary>
internal sealed class SessionFeed : IDisposable
{
    private const int RuntimeRowsAhead = 4096;

    private readonly NetTraceReader _trace;
    private readonly TraceClock _clock;
    private readonly TraceCatalog _catalog;
    private readonly SourceDecoder _decoder;
    private readonly EventBatch _events = new();
    private int _used, _usable;
    private (long End, long Events)? _beforeTail;

    /// <summary>Opens a session's stream, which it owns from then on.</summary>
    /// <param name="session">The session.</param>
    /// <param name="stream">Its NetTrace stream.</param>
    /// <param name="origin">The start of the recording, in ticks of its clock.</param>
    /// <param name="catalog">The catalog of the recording.</param>
    /// <exception cref="InvalidDataException">The stream is cut before its header ends.</exception>
    public SessionFeed(RecordedSession session, Stream stream, long origin, TraceCatalog catalog)
    {
        Session = session;
        _catalog = catalog;
        _trace = NetTraceReader.Open(stream);
        _clock = new TraceClock(origin, _trace.Header.Frequency);
        _decoder = new SourceDecoder(TraceTables.Of(_trace), _clock, catalog);
    }

    /// <summary>The session that is read.</summary>
    public RecordedSession Session { get; }

    /// <summary>Rows that were decoded and not yet used up.</summary>
    public JournalBatch Rows { get; } = new();

    /// <summary>The first pool row that is not used up.</summary>
    public int PoolHead { get; set; }

    /// <summary>The first runtime row that is not used up.</summary>
    public int RuntimeHead { get; set; }

    /// <summary>What the session lost, told with <see cref="Advance"/>.</summary>
    public List<Gap> Losses { get; } = [];

    /// <summary>The same losses by thread.</summary>
    public LossLog LossLog { get; } = new();

    /// <summary>Whether the session tells of the runtime, as seen so far.</summary>
    public bool HasRuntime { get; private set; }

    /// <summary>Whether the session tells of what threads run under, as seen so far.</summary>
    public bool HasFlows { get; private set; }

    /// <summary>Whether a pool event had a stack so far.</summary>
    public bool SawStacks => _decoder.SawStacks;

    /// <summary>Whether nothing more comes beyond <see cref="Rows"/>.</summary>
    public bool Ended { get; private set; }

    /// <summary>
    /// The time of the last event read, in nanoseconds since the start of the recording. Of a session that broke off, the
    /// last one before which nothing is missing.
    /// </summary>
    public long End => _beforeTail?.End ?? _decoder.End;

    /// <summary>Events read so far.</summary>
    public long Events => _beforeTail?.Events ?? _decoder.Events;

    /// <summary>Events left out because their payload was not as expected.</summary>
    public long Unreadable => _decoder.Unreadable;

    /// <summary>Null, or where and how the session's stream is cut or damaged.</summary>
    public string? Damage => _trace.Damage;

    /// <summary>Whether rows are waiting.</summary>
    public bool HasRows => PoolHead < Rows.Pool.Count || RuntimeHead < Rows.Runtime.Count;

    /// <summary>The time of the next pool row, or <see cref="long.MaxValue"/>.</summary>
    public long NextPool => PoolHead < Rows.Pool.Count ? Rows.Pool.Time[PoolHead] : long.MaxValue;

    /// <summary>The time of the next runtime row, or <see cref="long.MaxValue"/>.</summary>
    public long NextRuntime => RuntimeHead < Rows.Runtime.Count ? Rows.Runtime[RuntimeHead].Time : long.MaxValue;

    /// <summary>The time of the next row, or <see cref="long.MinValue"/> while none is waiting, so that it is looked for first.</summary>
    public long Next => HasRows ? Math.Min(NextPool, NextRuntime) : long.MinValue;

    /// <summary>Decodes the next rows once all are used up. Afterwards there are rows, or the session has ended.</summary>
    public void Advance()
    {
        Rows.Clear();
        (PoolHead, RuntimeHead) = (0, 0);
        while (!Ended && !Rows.Pool.IsFull && Rows.Runtime.Count < RuntimeRowsAhead)
        {
            if (_used < _usable) _used += _decoder.Decode(_events.Events[_used.._usable], Rows);
            else if (_used < _events.Events.Length) LeaveOutTail();
            else ReadOn();
        }

        HasRuntime |= Rows.Runtime.Exists(static row => !row.IsOfFlow);
        HasFlows |= Rows.Runtime.Exists(static row => row.IsOfFlow);
    }

    /// <inheritdoc/>
    public void Dispose() => _trace.Dispose();

    private void ReadOn()
    {
        _used = 0;
        Ended = !_trace.Read(_events);
        _usable = _trace.Damage is null ? _events.Events.Length : CountUpTo(_trace.CompleteUntil);
        foreach (SequenceGap gap in _events.Gaps)
        {
            ThreadIndex thread = _catalog.ThreadOf(_trace.Threads[gap.Thread].OperatingSystemId);
            long resumed = _clock.Nanoseconds(gap.Before);
            LossLog.Add(thread, resumed);
            Losses.Add(new Gap(GapKind.Loss, _clock.Nanoseconds(gap.After), resumed, thread, gap.Lost));
        }
    }

    // A process hands over its threads' buffers one after the other. Where the stream breaks off, one thread's last
    // events are there and another's, which happened before them, are not: a rent would be missing between two returns.
    // Only what the tail says of names is kept.
    private void LeaveOutTail()
    {
        _beforeTail = (_decoder.End, _decoder.Events);
        JournalBatch tail = new();
        do
        {
            while (_used < _events.Events.Length)
            {
                tail.Clear();
                _used += _decoder.Decode(_events.Events[_used..], tail);
            }

            _used = 0;
        }
        while (_trace.Read(_events));
        _usable = 0;
        Ended = true;
    }

    private int CountUpTo(long ticks)
    {
        ReadOnlySpan<RawEvent> events = _events.Events;
        int count = events.Length;
        while (count > 0 && events[count - 1].Timestamp > ticks) count--;
        return count;
    }
}
