using System.Collections.Concurrent;

namespace Rockpool.Tests;

/// <summary>Threads that rent bursts from a pool and return them, until they are told to stop.</summary>
internal static class Users
{
    private const int Burst = 70;

    /// <summary>
    /// Does something to a pool while three threads use it; in the end no item has had two holders, and each is in the pool or
    /// was discarded once.
    /// </summary>
    public static void Meet(PoolOptions options, Action<Pool<PooledItem>> meanwhile)
    {
        var made = new ConcurrentBag<PooledItem>();
        using var pool = Pool.Create(() => Make(made), item => item.Reset(), item => item.Discard(), options);
        using var stop = new CancellationTokenSource();
        Thread[] users = [.. Enumerable.Range(0, 3).Select(_ => new Thread(() => Use(pool, stop.Token)))];
        Array.ForEach(users, user => user.Start());
        meanwhile(pool);
        stop.Cancel();
        Array.ForEach(users, user => user.Join());
        PoolStatistics statistics = pool.Statistics;
        Assert.Equal(0, statistics.Outstanding);
        Assert.All(made, item => Assert.InRange(item.Discards, 0, 1));
        Assert.Equal(statistics.ItemsHeld, made.Count(item => item.Discards == 0));
    }

    private static PooledItem Make(ConcurrentBag<PooledItem> made)
    {
        var item = new PooledItem();
        made.Add(item);
        return item;
    }

    private static void Use(Pool<PooledItem> pool, CancellationToken stop)
    {
        var held = new Stack<PooledItem>();
        while (!stop.IsCancellationRequested)
        {
            for (int i = 0; i < Burst; i++)
                held.Push(PooledItem.Hold(pool.Rent()));
            while (held.TryPop(out PooledItem? item))
                pool.Return(PooledItem.LetGo(item));
        }
    }
}
