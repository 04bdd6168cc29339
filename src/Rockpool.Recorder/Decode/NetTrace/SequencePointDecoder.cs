namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Decodes sequence points: losses that no later event shows, and the end of what ids mean.</summary>
internal sealed class SequencePointDecoder(TraceState state)
{
    private const int ForgetThreads = 1;
    private const int ForgetDefinitions = 2;

    /// <summary>Versions 4 and 5.</summary>
    public Fault? DecodeTagged(Block block)
    {
        TraceCursor cursor = block.Cursor();
        long time = cursor.Int64();
        uint count = (uint)cursor.Int32();
        for (uint i = 0; i < count && !cursor.Overran; i++)
        {
            if (Account((ulong)cursor.Int64(), (uint)cursor.Int32(), time, ref cursor) is { } fault)
                return fault;
        }

        return Finish(block, ref cursor, time);
    }

    /// <summary>Version 6.</summary>
    public Fault? DecodePlain(Block block)
    {
        TraceCursor cursor = block.Cursor();
        long time = cursor.Int64();
        int flags = cursor.Int32();
        uint count = (uint)cursor.Int32();
        for (uint i = 0; i < count && !cursor.Overran; i++)
        {
            if (Account(cursor.VarUInt64(), cursor.VarUInt32(), time, ref cursor) is { } fault)
                return fault;
        }

        if ((flags & ForgetThreads) != 0)
            state.Threads.ForgetNumbers();
        if ((flags & ForgetDefinitions) != 0)
            state.Definitions.ForgetIds();
        return Finish(block, ref cursor, time);
    }

    private Fault? Account(ulong number, uint sequence, long time, ref TraceCursor cursor)
    {
        if (cursor.Overran)
            return null;
        ThreadQueue? queue = state.Threads.Find(number);
        if (queue is null)
            return new Fault(cursor.Offset, "a sequence point is about a thread that nothing introduced");
        state.Gaps.ExpectBefore(queue, sequence, time);
        queue.LastTime = Math.Max(queue.LastTime, time);
        return null;
    }

    private Fault? Finish(Block block, ref TraceCursor cursor, long time)
    {
        if (cursor.Overran)
            return new Fault(block.Offset, "a sequence point runs over its block");
        state.Threads.CompleteUntil = Math.Max(state.Threads.CompleteUntil, time);
        state.Latest = Math.Max(state.Latest, time);
        state.SortedUntil = Math.Max(state.SortedUntil, time);
        state.StackScope.Forget();
        return null;
    }
}
