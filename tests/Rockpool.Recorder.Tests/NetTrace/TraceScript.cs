using CsCheck;
using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>
/// A random program's events on several threads, written the way the runtime writes them: within an interval, always
/// the thread with the oldest event goes next and writes a run of its events, the first of which is marked as sorted.
/// Says what a reader must find.
/// </summary>
internal sealed class TraceScript
{
    private static readonly EventDefinition[] _definitions =
    [
        new("System.Buffers.ArrayPoolEventSource", 1, "BufferRented", 0),
        new("System.Buffers.ArrayPoolEventSource", 3, "BufferReturned", 0),
        new("Microsoft-Windows-DotNETRuntime", 10, "", 4),
        new("Ünï-códe", 300, "an event", 2),
    ];

    private readonly Random _random;
    private readonly TraceShape _shape;
    private readonly NetTraceWriter _writer;
    private readonly int[] _kinds;
    private readonly long[] _completeUntil;
    private readonly int[] _lost;
    private long _time;

    private TraceScript(TraceShape shape)
    {
        _shape = shape;
        _random = new Random(shape.Seed);
        _completeUntil = new long[shape.Threads];
        _lost = new int[shape.Threads];
        _writer = new NetTraceWriter(shape.Version, shape.Compressed, shape.PointerSize) { BlockSize = shape.BlockSize };
        _kinds = [.. _definitions.Select(each => _writer.Define(each.Provider, each.Id, each.Name, each.Version))];
        for (int i = 0; i < shape.Intervals; i++)
            Interval();
        Trace = _writer.Finish();
    }

    public static Gen<TraceScript> Gen { get; } =
        from version in CsCheck.Gen.Int[4, 6]
        from compressed in CsCheck.Gen.Bool
        from pointerSize in CsCheck.Gen.OneOf(4, 8)
        from threads in CsCheck.Gen.Int[1, 9]
        from intervals in CsCheck.Gen.Int[0, 5]
        from events in CsCheck.Gen.Int[0, 300]
        from blockSize in CsCheck.Gen.OneOf(1, 50, 700, 100_000)
        from run in CsCheck.Gen.Int[1, 60]
        from loss in CsCheck.Gen.OneOf(0.0, 0.02, 0.5)
        from payload in CsCheck.Gen.OneOf(0, 20, 300)
        from seed in CsCheck.Gen.Int
        select Make(new TraceShape(
            version, compressed, pointerSize, threads, intervals, events, blockSize, run, loss, payload, seed));

    public TraceShape Shape => _shape;

    /// <summary>The file.</summary>
    public byte[] Trace { get; }

    /// <summary>The events that were written, in time order.</summary>
    public List<ReadEvent> Events { get; } = [];

    /// <summary>The losses, in no order.</summary>
    public List<ReadGap> Gaps { get; } = [];

    public static TraceScript Make(TraceShape shape) => new(shape);

    public override string ToString() => _shape.ToString();

    private static long IdOf(int thread) => 1_000 + thread * 77;

    /// <summary>The thread whose next event is the oldest; threads that only lost events come last.</summary>
    private static int? Oldest(Queue<WrittenEvent?>[] queues) => Enumerable.Range(0, queues.Length)
        .Where(thread => queues[thread].Count > 0)
        .OrderBy(thread => queues[thread].FirstOrDefault(each => each is not null)?.Time ?? long.MaxValue)
        .Select(thread => (int?)thread)
        .FirstOrDefault();

    private void Interval()
    {
        var queues = new Queue<WrittenEvent?>[_shape.Threads];
        for (int i = 0; i < queues.Length; i++)
            queues[i] = new Queue<WrittenEvent?>();
        int count = _random.Next(_shape.EventsPerInterval + 1);
        for (int i = 0; i < count; i++)
        {
            int thread = _random.Next(_shape.Threads);
            _time += _random.Next(3) == 0 ? _random.Next(1, 100_000) : _random.Next(1, 200);
            bool lost = _random.NextDouble() < _shape.Loss;
            queues[thread].Enqueue(lost ? null : Event(thread));
            if (lost)
                _lost[thread]++;
            else
                HeardOf(thread);
        }

        WriteRuns(queues);
        SequencePoint();
    }

    private void SequencePoint()
    {
        _time += 10;
        for (int thread = 0; thread < _shape.Threads; thread++)
            HeardOf(thread);
        _writer.SequencePoint(_time, forget: _shape.Version >= 6 && _random.Next(2) == 0);
    }

    private void HeardOf(int thread)
    {
        if (_lost[thread] > 0)
            Gaps.Add(new ReadGap(IdOf(thread), _completeUntil[thread], _time, _lost[thread]));
        _lost[thread] = 0;
        _completeUntil[thread] = _time;
    }

    private WrittenEvent Event(int thread)
    {
        int kind = _random.Next(_kinds.Length);
        byte[] payload = new byte[_random.Next(_shape.MostPayload + 1) & ~3];
        _random.NextBytes(payload);
        var stack = new ulong[_random.Next(3) == 0 ? 0 : _random.Next(1, 6)];
        for (int i = 0; i < stack.Length; i++)
            stack[i] = (ulong)_random.Next(1, 4) << (_shape.PointerSize * 4);
        EventDefinition definition = _definitions[kind];
        Events.Add(new ReadEvent(
            _time, IdOf(thread), definition.Provider, definition.Id, definition.Version,
            Convert.ToHexString(payload), ReadTrace.Text(stack)));
        return new WrittenEvent(_kinds[kind], _time, IdOf(thread), payload)
        {
            Stack = stack,
            Activity = _random.Next(4) == 0 ? new Guid(_random.Next(3), 1, 2, [3, 4, 5, 6, 7, 8, 9, 10]) : Guid.Empty,
        };
    }

    private void WriteRuns(Queue<WrittenEvent?>[] queues)
    {
        while (Oldest(queues) is { } thread)
        {
            bool first = true;
            for (int i = _random.Next(_shape.LongestRun); i >= 0 && queues[thread].TryDequeue(out WrittenEvent? next); i--)
            {
                if (next is null)
                {
                    _writer.Lose(IdOf(thread), 1);
                    continue;
                }

                _writer.Event(next with { Sorted = first });
                first = false;
                if (_random.Next(200) == 0)
                    _writer.Flush();
            }
        }
    }
}
