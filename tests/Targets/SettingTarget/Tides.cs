using Rockpool;

namespace SettingTarget;

/// <summary>What two collections leave of what nobody rents.</summary>
internal static class Tides
{
    private const int Items = 100;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Says after each collection how many items are held, and how many of them the next tide takes.</summary>
    public static void Tell()
    {
        using var pool = Pool.Create(() => new object());
        pool.Prewarm(Items);
        Tell(pool, statistics => statistics.ItemsInVictim == Items);
        Tell(pool, statistics => statistics.ItemsHeld == 0);
    }

    private static void Tell(Pool<object> pool, Func<PoolStatistics, bool> isExpected)
    {
        GC.Collect();
        // The tide is turned by a thread of the thread pool, after the finaliser.
        SpinWait.SpinUntil(() => isExpected(pool.Statistics), Patience);
        PoolStatistics statistics = pool.Statistics;
        Console.WriteLine($"{statistics.ItemsHeld} {statistics.ItemsInVictim}");
    }
}
