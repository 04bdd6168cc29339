namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>
/// Events as they stand in the file, struct-of-arrays, in time order across threads. Payloads point into the reader's
/// memory and are good until its next read. Not thread-safe.
/// </summary>
public sealed unsafe class EventBatch
{
    /// <summary>The most events a batch holds.</summary>
    public const int Capacity = 4096;

    /// <summary>How many rows are filled.</summary>
    public int Count;

    /// <summary>Ticks of the trace's clock; <see cref="TraceHeader"/> turns them into nanoseconds.</summary>
    public readonly long[] Timestamp = new long[Capacity];

    /// <summary>Index into <see cref="NetTraceReader.Definitions"/>.</summary>
    public readonly int[] Definition = new int[Capacity];

    /// <summary>Index into <see cref="NetTraceReader.Threads"/>.</summary>
    public readonly int[] Thread = new int[Capacity];

    /// <summary>Index into <see cref="NetTraceReader.Stacks"/>; 0 for an event without a stack.</summary>
    public readonly int[] Stack = new int[Capacity];

    /// <summary>Where the payload starts.</summary>
    public readonly byte*[] Payload = new byte*[Capacity];

    /// <summary>The payload's length in bytes.</summary>
    public readonly int[] PayloadLength = new int[Capacity];

    /// <summary>Losses that became known with this batch: thread index, last time stamp before, first one after, events lost.</summary>
    public readonly List<SequenceGap> Gaps = [];

    /// <summary>The payload of row <paramref name="index"/>.</summary>
    public ReadOnlySpan<byte> PayloadOf(int index) => new(Payload[index], PayloadLength[index]);
}
