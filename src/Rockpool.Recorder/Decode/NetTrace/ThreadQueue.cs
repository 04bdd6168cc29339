using System.Runtime.CompilerServices;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>
/// The events that one thread captured and that wait to be merged, oldest first, and how far its sequence numbers came.
/// </summary>
internal sealed unsafe class ThreadQueue(int thread, long lastTime)
{
    private RowChunk? _headChunk;
    private RowChunk? _tailChunk;

    /// <summary>Index into the reader's threads.</summary>
    public int Thread => thread;

    /// <summary>The last sequence number heard of.</summary>
    public uint LastSequence { get; set; }

    /// <summary>When the thread was last known to have lost nothing more.</summary>
    public long LastTime { get; set; } = lastTime;

    /// <summary>The oldest event that waits; equal to <see cref="Tail"/> where none does.</summary>
    public RawEvent* Head { get; private set; }

    /// <summary>Where the next event goes, if that is not <see cref="Limit"/>.</summary>
    public RawEvent* Tail { get; set; }

    /// <summary>The end of the tail's chunk.</summary>
    public RawEvent* Limit { get; private set; }

    /// <summary>The end of the rows that can be taken in one piece from <see cref="Head"/>.</summary>
    public RawEvent* HeadEnd => _headChunk == _tailChunk ? Tail : _headChunk!.Limit;

    public bool IsEmpty => Head == Tail;

    /// <summary>Whether the merge has it in its list.</summary>
    public bool IsListed { get; set; }

    /// <summary>The oldest input buffer that a waiting event needs. Not for an empty queue.</summary>
    public long OldestBuffer => _headChunk!.FirstBuffer;

    /// <summary>Makes room after the last event.</summary>
    public void Extend(RowPool pool, long buffer)
    {
        RowChunk chunk = pool.Rent(buffer);
        if (_tailChunk is null)
        {
            _headChunk = chunk;
            Head = chunk.Rows;
        }
        else
        {
            _tailChunk.Next = chunk;
        }

        _tailChunk = chunk;
        Tail = chunk.Rows;
        Limit = chunk.Limit;
    }

    /// <summary>Passes over the events before <paramref name="head"/>, which lies in the head's chunk or at its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(RawEvent* head, RowPool pool)
    {
        Head = head;
        if (_headChunk == _tailChunk)
        {
            if (head == Tail)
                Drop(pool);
        }
        else if (head == _headChunk!.Limit)
        {
            RowChunk passed = _headChunk;
            _headChunk = passed.Next!;
            Head = _headChunk.Rows;
            pool.Return(passed);
        }
    }

    /// <summary>Gives every chunk back.</summary>
    public void Clear(RowPool pool)
    {
        for (RowChunk? chunk = _headChunk; chunk is not null;)
        {
            RowChunk? next = chunk.Next;
            pool.Return(chunk);
            chunk = next;
        }

        _headChunk = _tailChunk = null;
        Head = Tail = Limit = null;
    }

    private void Drop(RowPool pool)
    {
        pool.Return(_headChunk!);
        _headChunk = _tailChunk = null;
        Head = Tail = Limit = null;
    }
}
