using System.Runtime.CompilerServices;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Decodes blocks of events with fixed headers, which no runtime writes by default, into their threads' queues.</summary>
internal sealed unsafe class FixedEventDecoder(TraceState state)
{
    private const uint NotSortedBit = 0x8000_0000;
    private readonly bool _hasLabels = state.Header.Version >= 6;

    /// <summary>Decodes the events from <paramref name="p"/>, after the block's own header, to the block's end.</summary>
    public Fault? Decode(byte* p, Block block, long buffer)
    {
        int afterTime = _hasLabels ? sizeof(int) : 2 * sizeof(Guid);
        int headerLength = 48 + afterTime;
        int[] definitionById = state.Definitions.ById;
        while (p < block.End)
        {
            if (block.End - p < headerLength)
                return block.FaultAt(p, "an event runs over its block");
            uint eventSize = Read<uint>(p);
            uint id = Read<uint>(p + 4);
            uint payloadLength = Read<uint>(p + headerLength - 4);
            ThreadQueue? capturing = state.Threads.Find(Read<ulong>(p + 20));
            int thread = state.Threads.Find(Read<ulong>(p + 12))?.Thread ?? -1;
            if (capturing is null || thread < 0)
                return block.FaultAt(p, "an event is of a thread that nothing introduced");
            uint place = id & ~NotSortedBit;
            int definition = place < (uint)definitionById.Length ? definitionById[place] : -1;
            if (definition < 0)
                return block.FaultAt(p, "an event is of an undefined kind");
            if (payloadLength > block.End - p - headerLength)
                return block.FaultAt(p, "an event runs over its block");
            int stack = state.StackScope.IndexOf(Read<uint>(p + 32));
            var row = new RawEvent(
                Read<long>(p + 36), p + headerLength, (int)payloadLength, definition, thread, stack);
            Append(capturing, row, Read<uint>(p + 8), (id & NotSortedBit) == 0, buffer);
            p += Stride(eventSize, headerLength + payloadLength, block.End - p);
        }

        return null;
    }

    private void Append(ThreadQueue queue, RawEvent row, uint sequence, bool sorted, long buffer)
    {
        state.Merge.Expect(queue);
        state.Gaps.ExpectEvent(queue, sequence, row.Timestamp);
        queue.LastSequence = sequence;
        queue.LastTime = row.Timestamp;
        state.Latest = Math.Max(state.Latest, row.Timestamp);
        if (sorted)
            state.SortedUntil = Math.Max(state.SortedUntil, row.Timestamp);
        if (queue.Tail == queue.Limit)
            queue.Extend(state.Rows, buffer);
        *queue.Tail = row;
        queue.Tail++;
    }

    /// <summary>
    /// The way to the next event. The size an event gives of itself covers its padding to four bytes, where the writer
    /// pads; it is not trusted further.
    /// </summary>
    private static long Stride(uint eventSize, long unpadded, long remaining)
    {
        long claimed = eventSize + (long)sizeof(int);
        return claimed > unpadded && claimed < unpadded + 4 ? Math.Min(claimed, remaining) : unpadded;
    }

    private static T Read<T>(byte* p)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(p);
}
