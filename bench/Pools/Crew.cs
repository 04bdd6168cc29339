using System.Diagnostics;

namespace Pools;

/// <summary>
/// Threads that live on, so that what they keep of a pool is the same from turn to turn: a new thread would meet items of
/// another age each time, and to store a reference to a young object costs more than to an old one.
/// </summary>
internal sealed class Crew : IDisposable
{
    private readonly Barrier _start;
    private readonly Barrier _end;
    private readonly Thread[] _threads;
    private readonly long[] _ticks;
    private Action<int>? _loop;
    private int _count;

    public Crew(int threads)
    {
        _start = new Barrier(threads + 1);
        _end = new Barrier(threads + 1);
        _ticks = new long[threads];
        _threads = [.. Enumerable.Range(0, threads).Select(index => new Thread(() => Work(index)))];
        Array.ForEach(_threads, thread => thread.Start());
    }

    /// <summary>Has every thread do something so often.</summary>
    /// <returns>The nanoseconds that one time took, the mean of the threads.</returns>
    public double Time(Action<int> loop, int count)
    {
        (_loop, _count) = (loop, count);
        _start.SignalAndWait();
        _end.SignalAndWait();
        return _ticks.Average() * (1e9 / Stopwatch.Frequency) / count;
    }

    public void Dispose()
    {
        _loop = null;
        _start.SignalAndWait();
        Array.ForEach(_threads, thread => thread.Join());
        _start.Dispose();
        _end.Dispose();
    }

    private void Work(int index)
    {
        while (true)
        {
            _start.SignalAndWait();
            if (_loop is not { } loop)
                return;
            // The caches and predictions of whoever was here before.
            Threads.InPortions(loop, _count / 50);
            long start = Stopwatch.GetTimestamp();
            Threads.InPortions(loop, _count);
            _ticks[index] = Stopwatch.GetTimestamp() - start;
            _end.SignalAndWait();
        }
    }
}
