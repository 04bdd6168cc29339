using System.Runtime.CompilerServices;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>
/// Merges the threads' queues by time stamp. A binary heap holds each thread's oldest event; the smallest thread gives
/// events until the next one's turn, so that runs of one thread cost a comparison and a 32-byte move per event.
/// </summary>
internal sealed unsafe class TimeMerge(RowPool pool)
{
    private readonly List<ThreadQueue> _waiting = [];
    private (long Time, ThreadQueue Queue)[] _heap = new (long, ThreadQueue)[16];
    private int _count;
    private long _bound;

    /// <summary>Whether every event up to the bound has been given.</summary>
    public bool IsDrained => _count == 0;

    /// <summary>Tells the merge that events of this thread are on their way.</summary>
    public void Expect(ThreadQueue queue)
    {
        if (queue.IsListed)
            return;
        queue.IsListed = true;
        _waiting.Add(queue);
    }

    /// <summary>Starts giving every event that is not after <paramref name="bound"/>.</summary>
    public void Begin(long bound)
    {
        Unlist();
        if (_heap.Length < _waiting.Count)
            _heap = new (long, ThreadQueue)[_waiting.Count * 2];
        _bound = bound;
        foreach (ThreadQueue queue in _waiting)
        {
            if (queue.Head->Timestamp <= bound)
                _heap[_count++] = (queue.Head->Timestamp, queue);
        }

        for (int i = _count / 2 - 1; i >= 0; i--)
            SiftDown(i);
    }

    /// <summary>Moves the next events to <paramref name="rows"/>; returns how many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Fill(RawEvent* rows, int capacity)
    {
        RawEvent* to = rows;
        RawEvent* full = rows + capacity;
        while (_count > 0 && to < full)
        {
            ThreadQueue queue = _heap[0].Queue;
            long turn = NextTurn();
            RawEvent* from = queue.Head;
            RawEvent* stop = from + Math.Min(queue.HeadEnd - from, full - to);
            do
            {
                *to++ = *from++;
            }
            while (from < stop && from->Timestamp <= turn);

            queue.Advance(from, pool);
            Reorder(queue);
        }

        return (int)(to - rows);
    }

    /// <summary>The oldest input buffer that a waiting event needs, or <paramref name="none"/>.</summary>
    public long OldestBuffer(long none)
    {
        long oldest = none;
        foreach (ThreadQueue queue in _waiting)
        {
            if (!queue.IsEmpty)
                oldest = Math.Min(oldest, queue.OldestBuffer);
        }

        return oldest;
    }

    /// <summary>Gives the memory of every waiting event back.</summary>
    public void Clear()
    {
        foreach (ThreadQueue queue in _waiting)
            queue.Clear(pool);
        _waiting.Clear();
        _count = 0;
    }

    private void Unlist()
    {
        foreach (ThreadQueue queue in _waiting)
            queue.IsListed = !queue.IsEmpty;
        _waiting.RemoveAll(queue => !queue.IsListed);
    }

    /// <summary>Until when the first thread may go on: the smaller of its two children, or the bound.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long NextTurn() => _count switch
    {
        1 => _bound,
        2 => _heap[1].Time,
        _ => Math.Min(_heap[1].Time, _heap[2].Time),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reorder(ThreadQueue queue)
    {
        if (queue.IsEmpty || queue.Head->Timestamp > _bound)
            _heap[0] = _heap[--_count];
        else
            _heap[0].Time = queue.Head->Timestamp;
        SiftDown(0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SiftDown(int parent)
    {
        (long Time, ThreadQueue Queue)[] heap = _heap;
        var moved = heap[parent];
        while (true)
        {
            int child = parent * 2 + 1;
            if (child >= _count)
                break;
            if (child + 1 < _count && heap[child + 1].Time < heap[child].Time)
                child++;
            if (moved.Time <= heap[child].Time)
                break;
            heap[parent] = heap[child];
            parent = child;
        }

        heap[parent] = moved;
    }
}
