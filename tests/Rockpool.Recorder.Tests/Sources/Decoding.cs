using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Tests.NetTrace;

namespace Rockpool.Recorder.Tests.Sources;

/// <summary>Decodes events that a test makes up, each payload at the end of readable memory.</summary>
internal sealed unsafe class Decoding : IDisposable
{
    private readonly GuardedMemory _memory = new(1 << 16);
    private readonly List<EventDefinition> _definitions = [];
    private readonly SourceDecoder _decoder;
    private long _now;

    public Decoding(int pointerSize = 8)
    {
        TraceTables tables = new(_definitions, [new TraceThread(4711, 1)], new StackAddresses(), pointerSize);
        _decoder = new SourceDecoder(tables, new TraceClock(0, 1_000_000_000), Catalog);
    }

    public TraceCatalog Catalog { get; } = new();

    public JournalBatch Journal { get; } = new();

    public long Unreadable => _decoder.Unreadable;

    /// <summary>Decodes one event, a nanosecond after the one before.</summary>
    public Decoding Event(string provider, int id, int version, ByteWriter payload) =>
        Event(provider, id, version, payload.ToArray());

    /// <summary>Decodes one event, a nanosecond after the one before.</summary>
    public Decoding Event(string provider, int id, int version, ReadOnlySpan<byte> payload)
    {
        EventDefinition definition = new(provider, id, "", version);
        int index = _definitions.IndexOf(definition);
        if (index < 0)
        {
            index = _definitions.Count;
            _definitions.Add(definition);
        }

        RawEvent source = new(++_now, _memory.Place(payload), payload.Length, index, thread: 0, stack: 0);
        _decoder.Decode(new ReadOnlySpan<RawEvent>(in source), Journal);
        return this;
    }

    public void Dispose() => _memory.Dispose();
}
