using System.Numerics;
using System.Runtime.CompilerServices;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Decodes blocks of events with compressed headers into their threads' queues.</summary>
/// <remarks>
/// This is where reading spends its time. A header is decoded without bounds checks, since the input keeps readable
/// bytes after every block (<see cref="InputBuffer"/>), and is judged as a whole afterwards.
/// </remarks>
internal sealed unsafe class EventBlockDecoder(TraceState state)
{
    private const HeaderFlags Switches = HeaderFlags.CaptureThread | HeaderFlags.Thread;
    private const HeaderFlags Activities = HeaderFlags.Activity | HeaderFlags.RelatedActivity;
    private readonly bool _hasLabels = state.Header.Version >= 6;

    /// <summary>Decodes the events from <paramref name="p"/>, after the block's own header, to the block's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Fault? Decode(byte* p, Block block, long buffer)
    {
        byte* end = block.End;
        int[] definitionById = state.Definitions.ById;
        ThreadQueue? queue = null;
        RawEvent* tail = null, limit = null;
        long time = 0;
        int definition = -1, stack = 0, thread = -1;
        uint payloadLength = 0, sequence = 0;
        while (p < end)
        {
            byte* start = p;
            var flags = (HeaderFlags)(*p++);
            if ((flags & HeaderFlags.Metadata) != 0)
            {
                ulong id = Varint.Read(ref p);
                definition = id < (uint)definitionById.Length ? definitionById[id] : -1;
            }

            sequence++;
            if ((flags & Switches) != 0 || thread < 0)
            {
                Leave(queue, tail, sequence - 1, time);
                byte* at = p;
                queue = Enter(ref at, flags, queue, ref sequence);
                thread = ThreadOf(ref at, flags, thread);
                if (queue is null || thread < 0)
                    return block.FaultAt(start, "an event is of a thread that nothing introduced");
                p = at;
                tail = queue.Tail;
                limit = queue.Limit;
            }

            if ((flags & HeaderFlags.Stack) != 0)
                stack = state.StackScope.IndexOf((uint)Varint.Read(ref p));
            time += (long)Varint.Read(ref p);
            if ((flags & Activities) != 0)
                p = SkipActivities(p, flags);
            if ((flags & HeaderFlags.PayloadLength) != 0)
                payloadLength = (uint)Varint.Read(ref p);
            if (definition < 0 || payloadLength > end - p)
            {
                queue!.Tail = tail;
                return block.FaultAt(start, definition < 0 ? "an event is of an undefined kind" : "an event runs over its block");
            }

            if ((flags & (HeaderFlags.CaptureThread | HeaderFlags.Sorted)) != 0)
                Mark(queue!, flags, sequence, time);
            if (tail == limit)
            {
                queue!.Tail = tail;
                queue.Extend(state.Rows, buffer);
                tail = queue.Tail;
                limit = queue.Limit;
            }

            *tail++ = new RawEvent(time, p, (int)payloadLength, definition, thread, stack);
            p += payloadLength;
        }

        Leave(queue, tail, sequence, time);
        return null;
    }

    private void Leave(ThreadQueue? queue, RawEvent* tail, uint sequence, long time)
    {
        if (queue is null)
            return;
        queue.Tail = tail;
        queue.LastSequence = sequence;
        queue.LastTime = time;
        state.Latest = Math.Max(state.Latest, time);
    }

    private ThreadQueue? Enter(ref byte* p, HeaderFlags flags, ThreadQueue? current, ref uint sequence)
    {
        ulong number = 0;
        if ((flags & HeaderFlags.CaptureThread) != 0)
        {
            sequence += (uint)Varint.Read(ref p);
            number = Varint.Read(ref p);
            Varint.Read(ref p);
        }
        else if (current is not null)
        {
            return current;
        }

        ThreadQueue? queue = state.Threads.Find(number);
        if (queue is not null)
            state.Merge.Expect(queue);
        return queue;
    }

    private int ThreadOf(ref byte* p, HeaderFlags flags, int current)
    {
        if ((flags & HeaderFlags.Thread) == 0 && current >= 0)
            return current;
        ulong number = (flags & HeaderFlags.Thread) != 0 ? Varint.Read(ref p) : 0;
        return state.Threads.Find(number)?.Thread ?? -1;
    }

    private void Mark(ThreadQueue queue, HeaderFlags flags, uint sequence, long time)
    {
        if ((flags & HeaderFlags.CaptureThread) != 0)
            state.Gaps.ExpectEvent(queue, sequence, time);
        if ((flags & HeaderFlags.Sorted) != 0)
            state.SortedUntil = Math.Max(state.SortedUntil, time);
    }

    private byte* SkipActivities(byte* p, HeaderFlags flags)
    {
        if (!_hasLabels)
            return p + sizeof(Guid) * BitOperations.PopCount((uint)(flags & Activities));
        if ((flags & HeaderFlags.Activity) != 0)
            Varint.Read(ref p);
        return p;
    }
}
