using System.Diagnostics;

namespace Pools;

/// <summary>Runs a loop on some threads at once and tells how long one turn of it took.</summary>
internal static class Threads
{
    // A loop that runs once for seconds is compiled while it runs, and worse than one that is called often.
    private const int Portion = 8192;

    private const int WarmUp = 256;

    /// <param name="threads">How many at once; 1 is the caller's own.</param>
    /// <param name="count">The turns of each.</param>
    /// <param name="loop">Takes so many turns.</param>
    /// <returns>Nanoseconds.</returns>
    public static double Time(int threads, int count, Action<int> loop)
    {
        if (threads == 1)
        {
            long start = Stopwatch.GetTimestamp();
            InPortions(loop, count);
            return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
        }

        using var barrier = new Barrier(threads);
        long[] ticks = new long[threads];
        Thread[] all = [.. Enumerable.Range(0, threads).Select(index => new Thread(() =>
        {
            loop(WarmUp);
            barrier.SignalAndWait();
            long start = Stopwatch.GetTimestamp();
            InPortions(loop, count);
            ticks[index] = Stopwatch.GetTimestamp() - start;
        }))];
        Array.ForEach(all, thread => thread.Start());
        Array.ForEach(all, thread => thread.Join());
        return ticks.Average() * (1e9 / Stopwatch.Frequency) / count;
    }

    /// <summary>What one thread puts into a ring and another takes out.</summary>
    /// <returns>Nanoseconds for each item.</returns>
    public static double TimeHandOff<T>(int count, Action<Ring<T>> give, Action<Ring<T>> take)
        where T : class
    {
        var ring = new Ring<T>(1024);
        var taker = new Thread(() => take(ring));
        long start = Stopwatch.GetTimestamp();
        taker.Start();
        give(ring);
        taker.Join();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    public static void InPortions(Action<int> loop, int count)
    {
        for (int done = 0; done < count; done += Portion)
            loop(Math.Min(Portion, count - done));
    }
}
