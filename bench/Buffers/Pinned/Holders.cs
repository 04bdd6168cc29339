using System.Buffers;
using System.Diagnostics;

namespace Buffers.Pinned;

/// <summary>A load: threads that hold as many blocks as they are told, each for a while of its own, a second on average.</summary>
internal sealed class Holders : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);
    private readonly MemoryPool<byte> _pool;
    private readonly Thread[] _threads;
    private volatile int _wanted;
    private volatile bool _isOver;

    public Holders(MemoryPool<byte> pool, int threads)
    {
        _pool = pool;
        _threads = [.. Enumerable.Range(0, threads).Select(seed => new Thread(() => Hold(new Random(seed), threads)))];
        Array.ForEach(_threads, thread => thread.Start());
    }

    /// <summary>How many blocks all threads together should hold.</summary>
    public int Wanted
    {
        get => _wanted;
        set => _wanted = value;
    }

    /// <summary>Is shown every array that a block is a piece of.</summary>
    public Action<Memory<byte>> Seen { get; init; } = _ => { };

    public void Dispose()
    {
        _isOver = true;
        Array.ForEach(_threads, thread => thread.Join());
    }

    private void Hold(Random random, int threads)
    {
        // By when they end: what ends soonest is first.
        var held = new PriorityQueue<IMemoryOwner<byte>, double>();
        var clock = Stopwatch.StartNew();
        while (!_isOver)
        {
            double now = clock.Elapsed.TotalSeconds;
            while (held.TryPeek(out IMemoryOwner<byte>? owner, out double end) && end <= now)
            {
                held.Dequeue();
                owner.Dispose();
            }

            while (held.Count < _wanted / threads)
            {
                IMemoryOwner<byte> owner = _pool.Rent();
                Seen(owner.Memory);
                held.Enqueue(owner, now - Math.Log(1 - random.NextDouble()));
            }

            Thread.Sleep(Step);
        }

        while (held.TryDequeue(out IMemoryOwner<byte>? last, out _))
            last.Dispose();
    }
}
