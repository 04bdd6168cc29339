using Rockpool;

namespace SettingTarget;

/// <summary>
/// A service in miniature: some state that stays, a load on threads that live on, and an idle time; with pages from pools, or
/// new ones each time.
/// </summary>
internal sealed class Idle(bool isPooled)
{
    private const int Threads = 8;
    private const int Bursts = 200;
    private const int Burst = 300;

    private readonly Dictionary<int, string> _state =
        Enumerable.Range(0, 10_000).ToDictionary(key => key, key => $"what a service knows of {key}");

    private readonly Pool<Page> _pool = new(default(PagePolicy));
    private readonly ManualResetEventSlim _over = new();
    private readonly CountdownEvent _loaded = new(Threads);

    /// <summary>Says how large the heap is after the idle time, and how many rents of the load found a pooled item.</summary>
    public void Tell(TimeSpan idle)
    {
        Thread[] threads = [.. Enumerable.Range(0, Threads).Select(_ => new Thread(Serve))];
        Array.ForEach(threads, thread => thread.Start());
        _loaded.Wait();
        long reused = Reused(Ambient<Page, PagePolicy>.Pool.Statistics) + Reused(_pool.Statistics);
        Thread.Sleep(idle);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Console.WriteLine($"{GC.GetTotalMemory(forceFullCollection: false)} {reused}");
        _over.Set();
        Array.ForEach(threads, thread => thread.Join());
        GC.KeepAlive(_state);
    }

    private static long Reused(PoolStatistics statistics) => statistics.Rents - statistics.Misses;

    private void Serve()
    {
        for (int burst = 0; burst < Bursts; burst++)
        {
            if (isPooled)
            {
                Use(Ambient<Page, PagePolicy>.Rent, Ambient<Page, PagePolicy>.Return);
                Use(_pool.Rent, _pool.Return);
            }
            else
            {
                Use(() => new Page(), _ => { });
                Use(() => new Page(), _ => { });
            }
        }

        _loaded.Signal();
        _over.Wait();
    }

    private static void Use(Func<Page> rent, Action<Page> giveBack)
    {
        Page[] pages = [.. Enumerable.Range(0, Burst).Select(_ => rent())];
        Array.ForEach(pages, page => page.Length++);
        Array.ForEach(pages, giveBack);
    }
}
