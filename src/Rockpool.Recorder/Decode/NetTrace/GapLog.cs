namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Finds losses by sequence numbers, and keeps them until the events before them have been delivered.</summary>
internal sealed class GapLog
{
    private readonly PriorityQueue<SequenceGap, long> _waiting = new();

    /// <summary>
    /// An event's sequence number. The numbers count every event that the thread tried to log, from 1. A number that
    /// jumps back is a new thread's, to which the operating system gave a dead one's id.
    /// </summary>
    public void ExpectEvent(ThreadQueue queue, uint sequence, long time)
    {
        uint before = sequence - 1;
        if ((int)(before - queue.LastSequence) < 0)
            queue.LastSequence = 0;
        ExpectBefore(queue, before, time);
    }

    /// <summary>The last number that a thread used before <paramref name="time"/>, as a sequence point tells it, at least.</summary>
    public void ExpectBefore(ThreadQueue queue, uint sequence, long time)
    {
        int lost = (int)(sequence - queue.LastSequence);
        if (lost <= 0)
            return;
        _waiting.Enqueue(new SequenceGap(queue.Thread, queue.LastTime, time, lost), time);
        queue.LastSequence = sequence;
    }

    /// <summary>Moves the gaps that end by <paramref name="until"/> into <paramref name="gaps"/>.</summary>
    public void Deliver(long until, List<SequenceGap> gaps)
    {
        while (_waiting.TryPeek(out SequenceGap gap, out long before) && before <= until)
        {
            gaps.Add(gap);
            _waiting.Dequeue();
        }
    }
}
