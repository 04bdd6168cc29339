namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Decodes the blocks of version 6 that introduce and remove threads.</summary>
internal sealed unsafe class ThreadBlockDecoder(TraceState state)
{
    /// <summary>Length-prefixed rows: a number and what is known of the thread.</summary>
    public Fault? DecodeIntroductions(Block block)
    {
        TraceCursor cursor = block.Cursor();
        while (cursor.Remaining > 0)
        {
            long offset = cursor.Offset;
            TraceCursor row = cursor.Part((ushort)cursor.Int16());
            ulong number = row.VarUInt64();
            TraceThread thread = Describe(ref row);
            if (cursor.Overran || row.Overran)
                return new Fault(offset, "a thread's introduction makes no sense");
            if (state.Threads.Introduce(number, thread) is null)
                return new Fault(offset, "there are more threads than can be true");
        }

        return null;
    }

    /// <summary>Numbers that will not be used again, with the last sequence number of each.</summary>
    public Fault? DecodeRemovals(Block block)
    {
        TraceCursor cursor = block.Cursor();
        while (cursor.Remaining > 0)
        {
            long offset = cursor.Offset;
            ulong number = cursor.VarUInt64();
            uint sequence = cursor.VarUInt32();
            ThreadQueue? queue = cursor.Overran ? null : state.Threads.Find(number);
            if (queue is null)
                return new Fault(offset, "a thread is removed that nothing introduced");
            state.Gaps.ExpectBefore(queue, sequence, Math.Max(queue.LastTime, state.Latest));
            state.Threads.Remove(number);
        }

        return null;
    }

    private TraceThread Describe(ref TraceCursor row)
    {
        long process = state.Header.ProcessId ?? 0;
        long id = -1;
        while (row.Remaining > 0)
        {
            switch (row.Byte())
            {
                case 1:
                    row.Take(row.VarUInt32());
                    break;
                case 2:
                    process = (long)row.VarUInt64();
                    break;
                case 3:
                    id = (long)row.VarUInt64();
                    break;
                case 4:
                    row.Take(row.VarUInt32());
                    row.Take(row.VarUInt32());
                    break;
                default:
                    row.Take(row.Remaining);
                    break;
            }
        }

        return new TraceThread(id, process);
    }
}
