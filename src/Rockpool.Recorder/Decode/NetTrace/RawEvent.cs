using System.Runtime.InteropServices;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>
/// One event as it stands in the trace. 32 bytes, so that merging threads moves an event with one vector load and store.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
public readonly unsafe struct RawEvent
{
    internal RawEvent(long timestamp, byte* payload, int payloadLength, int definition, int thread, int stack)
    {
        Timestamp = timestamp;
        PayloadStart = payload;
        PayloadLength = payloadLength;
        Definition = definition;
        Thread = thread;
        Stack = stack;
    }

    /// <summary>Ticks of the trace's clock; <see cref="TraceHeader"/> turns them into nanoseconds.</summary>
    public readonly long Timestamp;

    /// <summary>Where the payload starts: the reader's memory, good until its next read.</summary>
    public readonly byte* PayloadStart;

    /// <summary>The payload's length in bytes.</summary>
    public readonly int PayloadLength;

    /// <summary>Index into <see cref="NetTraceReader.Definitions"/>.</summary>
    public readonly int Definition;

    /// <summary>Index into <see cref="NetTraceReader.Threads"/>: the thread that the event speaks of.</summary>
    public readonly int Thread;

    /// <summary>Index into <see cref="NetTraceReader.Stacks"/>; 0 for an event without a stack.</summary>
    public readonly int Stack;

    /// <summary>The payload, good until the reader's next read.</summary>
    public ReadOnlySpan<byte> Payload => new(PayloadStart, PayloadLength);
}
