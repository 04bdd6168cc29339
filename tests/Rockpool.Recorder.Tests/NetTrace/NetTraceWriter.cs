using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>
/// Writes NetTrace of versions 4, 5 and 6 into memory. Definitions, stacks, threads and labels go out before the events
/// that need them; events go out in the order given, in blocks of about <see cref="BlockSize"/>.
/// </summary>
internal sealed class NetTraceWriter
{
    public const long Frequency = 1_000_000_000;
    public static readonly DateTime Started = new(2026, 1, 2, 3, 4, 5, 678, DateTimeKind.Utc);
    private readonly int _version;
    private readonly int _pointerSize;
    private readonly TraceFraming _framing;
    private readonly EventBlockWriter _events;
    private readonly DefinitionWriter _definitions;
    private readonly StackBlockWriter _stacks;
    private readonly ThreadNumbers _threads;
    private readonly LabelWriter _labels = new();
    private readonly Dictionary<EventDefinition, int> _kinds = [];

    public NetTraceWriter(int version, bool compressed = true, int pointerSize = 8, int processId = 4242)
    {
        _version = version;
        _pointerSize = pointerSize;
        _framing = new TraceFraming(plain: version >= 6);
        _events = new EventBlockWriter(plain: version >= 6, compressed);
        _definitions = new DefinitionWriter(version, compressed);
        _stacks = new StackBlockWriter(pointerSize);
        _threads = new ThreadNumbers(numbered: version >= 6, processId);
        _framing.Block(BlockKind.Trace, Header(processId));
    }

    /// <summary>Bytes of events after which a block is closed. The runtime takes 100 KB.</summary>
    public int BlockSize { get; init; } = 100_000;

    /// <summary>Says that an event exists; its number is for <see cref="WrittenEvent.Kind"/>.</summary>
    public int Define(string provider, int id, string name = "", int version = 0)
    {
        var definition = new EventDefinition(provider, id, name, version);
        if (_kinds.TryGetValue(definition, out int kind))
            return kind;
        kind = _kinds.Count + 1;
        _kinds.Add(definition, kind);
        _definitions.Add(kind, definition);
        return kind;
    }

    public void Event(WrittenEvent written)
    {
        long capturing = written.CaptureThread ?? written.Thread;
        _events.Add(
            new EventNumbers(
                written.Kind, _threads.NextSequence(capturing), _threads.NumberOf(capturing),
                _threads.NumberOf(written.Thread), _stacks.NumberOf(written.Stack), written.Time, written.Payload.Length)
            {
                Activity = written.Activity,
                LabelList = _version >= 6 ? _labels.NumberOf(written.Activity) : 0,
                Sorted = written.Sorted,
            },
            written.Payload);
        if (_events.Length >= BlockSize)
            Flush();
    }

    /// <summary>Lets a thread lose events: they have sequence numbers but are not written.</summary>
    public void Lose(long thread, int count)
    {
        for (int i = 0; i < count; i++)
            _threads.NextSequence(thread);
    }

    /// <summary>The thread died, and a new one got its id: its sequence numbers start again.</summary>
    public void RestartSequence(long thread) => _threads.Restart(thread);

    /// <summary>Everything given so far goes out.</summary>
    public void Flush()
    {
        Out(BlockKind.Metadata, _definitions.Take());
        Out(BlockKind.Thread, _threads.TakeIntroductions());
        Out(BlockKind.Stack, _stacks.Take());
        Out(BlockKind.LabelList, _version >= 6 ? _labels.Take() : null);
        if (_events.Length > 0)
            Out(BlockKind.Event, _events.Take());
    }

    /// <summary>Ends an interval: every event so far is before <paramref name="time"/>, every later one after it.</summary>
    /// <param name="time">Ticks.</param>
    /// <param name="forget">Version 6: whether threads and definitions must be told anew.</param>
    public void SequencePoint(long time, bool forget = false)
    {
        _threads.IntroduceAll();
        Flush();
        var block = new ByteWriter().Int64(time);
        if (_version >= 6)
            block.Int32(forget ? 3 : 0);
        _threads.WriteSequences(block, compact: _version >= 6);
        Out(BlockKind.SequencePoint, block.ToArray());
        _stacks.Forget();
        _labels.Forget();
        if (forget)
            Forget();
    }

    /// <summary>Version 6: a thread that will not be heard of again under its number.</summary>
    public void RemoveThread(long thread)
    {
        _threads.IntroduceAll();
        Flush();
        Out(BlockKind.RemoveThread, _threads.Remove(thread));
    }

    /// <summary>A block of a kind that no version knows yet.</summary>
    public void UnknownBlock(byte kind, byte[] contents) => Out((BlockKind)kind, contents);

    /// <summary>The trace so far, with its end mark.</summary>
    public byte[] Finish()
    {
        Flush();
        Out(BlockKind.EndOfStream, []);
        return _framing.ToArray();
    }

    /// <summary>The trace so far, as a live stream shows it.</summary>
    public byte[] SoFar()
    {
        Flush();
        return _framing.ToArray();
    }

    private void Forget()
    {
        _threads.Forget();
        foreach ((EventDefinition definition, int kind) in _kinds)
            _definitions.Add(kind, definition);
    }

    private void Out(BlockKind kind, byte[]? contents)
    {
        if (contents is not null)
            _framing.Block(kind, contents);
    }

    private byte[] Header(int processId)
    {
        ByteWriter header = new ByteWriter().Int16(Started.Year).Int16(Started.Month).Int16((int)Started.DayOfWeek)
            .Int16(Started.Day).Int16(Started.Hour).Int16(Started.Minute).Int16(Started.Second).Int16(Started.Millisecond)
            .Int64(0).Int64(Frequency).Int32(_pointerSize);
        if (_version < 6)
            return header.Int32(processId).Int32(2).Int32(0).ToArray();
        return header.Int32(3).Utf8("ProcessId").Utf8($"{processId}").Utf8("HardwareThreadCount").Utf8("2")
            .Utf8("HostName").Utf8("tide").ToArray();
    }
}
