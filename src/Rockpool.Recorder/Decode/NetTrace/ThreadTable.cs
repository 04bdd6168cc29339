namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>The threads met, and what the trace's thread numbers mean at the moment.</summary>
/// <param name="started">When the trace began, in ticks: no thread lost anything before.</param>
/// <param name="introduced">Whether threads are introduced by blocks of their own (version 6).</param>
internal sealed class ThreadTable(long started, bool introduced)
{
    /// <summary>More threads than any process had while it was recorded: damage, which must not ask for memory.</summary>
    private const int MaxThreads = 1 << 20;

    private readonly List<TraceThread> _threads = [];
    private readonly Dictionary<TraceThread, int> _indexes = [];
    private readonly Dictionary<ulong, ThreadQueue> _queues = [];

    public IReadOnlyList<TraceThread> All => _threads;

    /// <summary>Where a thread's next loss would start if nothing else is heard of it.</summary>
    public long CompleteUntil { get; set; } = started;

    /// <summary>The queue of a thread number; null where the number means nothing.</summary>
    public ThreadQueue? Find(ulong number)
    {
        if (_queues.TryGetValue(number, out ThreadQueue? queue))
            return queue;
        return introduced ? null : Introduce(number, new TraceThread((long)number, 0));
    }

    /// <summary>Says what a thread number means from now on; null where there are too many to be true.</summary>
    public ThreadQueue? Introduce(ulong number, TraceThread thread)
    {
        if (_queues.Count >= MaxThreads)
            return null;
        if (!_indexes.TryGetValue(thread, out int index))
        {
            if (_threads.Count >= MaxThreads)
                return null;
            index = _threads.Count;
            _threads.Add(thread);
            _indexes.Add(thread, index);
        }

        return _queues[number] = new ThreadQueue(index, CompleteUntil);
    }

    /// <summary>Forgets a thread number.</summary>
    public void Remove(ulong number) => _queues.Remove(number);

    /// <summary>Forgets every thread number.</summary>
    public void ForgetNumbers() => _queues.Clear();
}
