using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;

namespace Rockpool.Recorder.Decode;

/// <summary>
/// The journal of one bare NetTrace file or stream, such as dotnet-trace's. Streams: memory grows with live stacks,
/// methods and pools, not with the length of the trace.
/// </summary>
internal sealed class NetTraceJournal : JournalReader
{
    // Runtime events carry no columns; a batch without pool events still ends somewhere.
    private const int RuntimeRowsPerBatch = 4096;

    private readonly string _name;
    private readonly NetTraceReader _trace;
    private readonly TraceCatalog _catalog = new();
    private readonly SourceDecoder _decoder;
    private readonly TraceClock _clock;
    private readonly EventBatch _events = new();
    private int _next;
    private long _until;
    private long _lost;
    private bool _ended;

    /// <summary>A journal of <paramref name="trace"/>, which it owns.</summary>
    /// <param name="name">The file's name, or what stands for it.</param>
    /// <param name="trace">The trace, from its start.</param>
    public NetTraceJournal(string name, NetTraceReader trace)
    {
        _name = name;
        _trace = trace;
        _clock = new TraceClock(trace.Header);
        _decoder = new SourceDecoder(TraceTables.Of(trace), _clock, _catalog);
    }

    /// <inheritdoc/>
    public override Catalog Catalog => _catalog.Catalog;

    /// <inheritdoc/>
    public override RecordingInfo Info => new()
    {
        Name = _name,
        Started = _trace.Header.StartedUtc,
        Duration = Duration,
        Events = _decoder.Events,
        LostEvents = _lost,
        Process = _catalog.Process.CommandLine,
        ProcessId = _trace.Header.ProcessId,
        Runtime = _catalog.Process.RuntimeVersion,
        FromProcessStart = _catalog.Process.StartSeen,
        PoolCoverage = [new Stretch(0, Complete)],
        RareCoverage = [new Stretch(0, Complete)],
        StackCoverage = _decoder.SawStacks ? [new Stretch(0, Complete)] : [],
        Remarks = [.. Remarks()],
    };

    private long Duration => Math.Max(0, _decoder.End);

    // The runtime writes one thread's events after another's: behind the last mark of a trace that breaks off, some
    // threads are told of and others are not.
    private long Complete => _trace.Damage is null
        ? Duration
        : Math.Clamp(_clock.Nanoseconds(_trace.CompleteUntil), 0, Duration);

    /// <inheritdoc/>
    public override bool Read(JournalBatch batch)
    {
        batch.Clear();
        while (!_ended && !batch.Pool.IsFull && batch.Runtime.Count < RuntimeRowsPerBatch) Fill(batch);
        batch.Until = _until;
        return !_ended || batch.Pool.Count > 0 || batch.Runtime.Count > 0 || batch.Gaps.Count > 0;
    }

    /// <inheritdoc/>
    public override void Dispose() => _trace.Dispose();

    private void Fill(JournalBatch batch)
    {
        ReadOnlySpan<RawEvent> events = _events.Events;
        if (_next < events.Length)
        {
            _next += _decoder.Decode(events[_next..], batch);
            if (_next < events.Length)
            {
                _until = _clock.Nanoseconds(events[_next].Timestamp);
                return;
            }

            Take(_events.Gaps, batch);
            _until = _clock.Nanoseconds(_events.Until);
            return;
        }

        _next = 0;
        if (!_trace.Read(_events))
        {
            _ended = true;
            _until = Math.Max(_until, Duration);
            if (_trace.Damage is not null) batch.Gaps.Add(new Gap(GapKind.Damage, Complete, Duration, null, 0));
            return;
        }

        if (_events.Events.IsEmpty) Take(_events.Gaps, batch);
    }

    private void Take(List<SequenceGap> gaps, JournalBatch batch)
    {
        foreach (SequenceGap gap in gaps)
        {
            _lost += gap.Lost;
            ThreadIndex thread = _catalog.ThreadOf(_trace.Threads[gap.Thread].OperatingSystemId);
            batch.Gaps.Add(new Gap(
                GapKind.Loss, _clock.Nanoseconds(gap.After), _clock.Nanoseconds(gap.Before), thread, gap.Lost));
        }
    }

    private IEnumerable<string> Remarks()
    {
        if (_trace.Damage is { } damage) yield return damage;
        if (_decoder.Unreadable > 0)
            yield return $"{_decoder.Unreadable} events were left out because their payload was not as expected.";
        if (_decoder.SawStacks && _catalog.Symbols.Methods == 0)
            yield return "The file holds call stacks but no method names: it was recorded without rundown, or cut before it.";
    }
}
