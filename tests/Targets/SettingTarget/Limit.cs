using Rockpool;

namespace SettingTarget;

/// <summary>What pools may hold and do hold after a load that is more than that.</summary>
internal static class Limit
{
    private const int ItemBytes = 1 << 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Says what the collector may use, the limit, what the load left at most, and what is left of it.</summary>
    public static void Tell()
    {
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        long limit = PoolBudget.Limit;
        using var pool = Pool.Create(() => new byte[ItemBytes]);
        byte[][] items = [.. Enumerable.Range(0, (int)(2 * limit / ItemBytes)).Select(_ => pool.Rent())];
        long load = items.LongLength * ItemBytes;
        Array.ForEach(items, pool.Return);
        SpinWait.SpinUntil(() => PoolBudget.Used <= limit, Patience);
        Console.WriteLine($"{available} {limit} {load} {PoolBudget.Used}");
    }
}
