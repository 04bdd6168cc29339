using System.Runtime.CompilerServices;
using Rockpool.Tiers;

namespace Rockpool.Tests;

/// <summary>Threads and pools come and go.</summary>
public sealed class LifeTests
{
    [Fact]
    public void WhatAThreadKeptIsTakenOverWhenItEnds()
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        PooledItem[] items = [.. Enumerable.Range(0, 5).Select(_ => pool.Rent())];
        On.AnotherThread(() => Array.ForEach(items, pool.Return));
        Wait.For(() => pool.HasOrphans);
        Tides.Tide.Turn([pool]);
        PoolStatistics statistics = pool.Statistics;
        Assert.Equal(5, statistics.ItemsInVictim);
        Assert.Equal(5, statistics.ItemsHeld);
        Assert.Equal(5, statistics.Returns);
        Assert.Equal(0, statistics.Outstanding);
        Assert.Contains(pool.Rent(), items);
    }

    [Fact]
    public void ThreadsThatComeAndGoDoNotPileUp()
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        int most = 0;
        for (int i = 0; i < 200; i++)
        {
            On.AnotherThread(() => pool.Return(pool.Rent()));
            most = Math.Max(most, (int)pool.Statistics.ItemsInSlots);
            if (i % 20 == 0)
                GC.Collect();
        }

        Wait.For(() => pool.HasOrphans);
        Tides.Tide.Turn([pool]);
        Assert.Equal(200, pool.Statistics.Returns);
        Assert.True(most < 200, $"{most} of 200 threads' caches stood at once");
    }

    [Fact]
    public void AMillionPoolsLeaveNothingBehind()
    {
        MakeAndDispose(LongTests.Asked ? 1_000_000 : 20_000);
        // The other tests' pools stand in the table as well.
        Assert.InRange(ThreadTable.Caches!.Length, 1, 4096);
    }

    [Fact]
    public void ManyPoolsThatNobodyDisposesLeaveNothingBehind()
    {
        for (int batch = 0; batch < 20; batch++)
        {
            MakeAndForget(1000);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.InRange(ThreadTable.Caches!.Length, 1, 4096);
    }

    [Fact]
    public void AnIdThatIsUsedAgainShowsNobodyElsesItems()
    {
        // Other tests make pools meanwhile, so a few tries are needed until an id comes back.
        for (int i = 0; i < 1000; i++)
        {
            var strings = Pool.Create(() => new object());
            object foreign = strings.Rent();
            strings.Return(foreign);
            strings.Dispose();
            using var items = new Pool<PooledItem>(default(PooledItemPolicy));
            PooledItem item = items.Rent();
            Assert.IsType<PooledItem>(item);
            Assert.Equal(1, items.Statistics.Misses);
        }
    }

    [Fact]
    public void APoolThatWasForgottenIsReclaimedWithWhatItHolds()
    {
        (WeakReference pool, WeakReference item) = MakeAndForget();
        Wait.For(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !pool.IsAlive && !item.IsAlive;
        });
    }

    [Fact]
    public void AFinaliserMayRentAndReturn()
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        DropUsers(pool);
        Wait.For(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return pool.Statistics.Returns >= 10;
        });
        Assert.Equal(0, pool.Statistics.Outstanding);
        Assert.Equal(1, pool.Statistics.Misses);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Pool, WeakReference Item) MakeAndForget()
    {
        var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        PooledItem item = pool.Rent();
        pool.Return(item);
        return (new WeakReference(pool), new WeakReference(item));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeAndForget(int count)
    {
        for (int i = 0; i < count; i++)
        {
            var pool = new Pool<PooledItem>(default(PooledItemPolicy));
            pool.Return(pool.Rent());
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void DropUsers(Pool<PooledItem> pool)
    {
        for (int i = 0; i < 10; i++)
            _ = new User(pool);
    }

    private static void MakeAndDispose(int count)
    {
        for (int i = 0; i < count; i++)
        {
            using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
            pool.Return(pool.Rent());
        }
    }

    private sealed class User(Pool<PooledItem> pool)
    {
        ~User() => pool.Return(pool.Rent());
    }
}
