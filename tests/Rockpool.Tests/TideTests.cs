using Rockpool.Tides;

namespace Rockpool.Tests;

/// <summary>What survives one tide, two, and more.</summary>
public sealed class TideTests
{
    private static readonly PoolOptions Named = new() { Name = "tides" };

    [Fact]
    public void WhatStandsOnTheShelvesSurvivesOneTideAndNotTwo()
    {
        using Pool<PooledItem> pool = Make(out List<PooledItem> made);
        pool.Prewarm(64);
        Assert.Equal(64, pool.Statistics.ItemsOnShelves);
        Tide.Turn([pool]);
        Assert.Equal(64, pool.Statistics.ItemsInVictim);
        Assert.All(made, item => Assert.Equal(0, item.Discards));
        Tide.Turn([pool]);
        Assert.Equal(0, pool.Statistics.ItemsHeld);
        Assert.All(made, item => Assert.Equal(1, item.Discards));
        Assert.Equal(64, pool.Statistics.DroppedByTide);
    }

    [Fact]
    public void AVictimThatIsRentedLivesOn()
    {
        using Pool<PooledItem> pool = Make(out _);
        pool.Prewarm(32);
        Tide.Turn([pool]);
        PooledItem[] items = [.. Enumerable.Range(0, 32).Select(_ => pool.Rent())];
        Assert.Equal(0, pool.Statistics.Misses);
        Assert.Equal(1, pool.Statistics.VictimHits);
        Tide.Turn([pool]);
        Array.ForEach(items, pool.Return);
        Tide.Turn([pool]);
        Assert.Equal(32, pool.Statistics.ItemsHeld);
        Assert.All(items, item => Assert.Equal(0, item.Discards));
    }

    [Fact]
    public void AThreadThatUsesThePoolKeepsItsOwn()
    {
        using Pool<PooledItem> pool = Make(out _);
        Return(pool, 20);
        for (int tide = 0; tide < 5; tide++)
        {
            pool.Return(pool.Rent());
            Tide.Turn([pool]);
        }

        Assert.Equal(20, pool.Statistics.ItemsHeld);
        Assert.Equal(20, pool.Statistics.Misses);
    }

    [Fact]
    public void AnIdleThreadsMagazinesGoFirstAndItsSlotLast()
    {
        using Pool<PooledItem> pool = Make(out List<PooledItem> made);
        Return(pool, 20);
        Tide.Turn([pool]);
        Assert.Equal((1, 19, 0), Where(pool));
        Tide.Turn([pool]);
        Assert.Equal((1, 0, 19), Where(pool));
        Tide.Turn([pool]);
        Assert.Equal((0, 0, 0), Where(pool));
        Assert.All(made, item => Assert.Equal(1, item.Discards));
    }

    [Fact]
    public void ItemsOfAnotherThreadsSlotAreDisposedIfTheyCanBe()
    {
        using var pool = Pool.Create(() => new MemoryStream());
        using var owner = new Worker();
        MemoryStream stream = null!;
        owner.Do(() => pool.Return(stream = pool.Rent()));
        Assert.Equal(1, pool.Statistics.ItemsInSlots);
        for (int tide = 0; tide < 3; tide++)
            Tide.Turn([pool]);
        Assert.False(stream.CanRead);
        Assert.Equal(0, pool.Statistics.ItemsHeld);
        owner.Do(() => Assert.NotSame(stream, pool.Rent()));
    }

    [Fact]
    public void ADiscardThatThrowsInATideIsCounted()
    {
        using var pool = Pool.Create(() => new PooledItem(), discard: _ => throw new NotSupportedException("discard"));
        pool.Prewarm(3);
        Tide.Turn([pool]);
        Tide.Turn([pool]);
        Assert.Equal(3, pool.Statistics.DiscardsFailed);
        Assert.Equal(0, pool.Statistics.ItemsHeld);
    }

    [Fact]
    public void TidesAndThreadsMeetAndNoItemHasTwoHoldersOrIsLost() => Users.Meet(new PoolOptions(), pool =>
    {
        for (int tide = 0; tide < 300; tide++)
        {
            Tide.Turn([pool]);
            if (tide % 10 == 0)
                pool.Trim();
        }
    });

    [Fact]
    public void AGen2CollectionIsATide()
    {
        int tides = 0;
        Gen2Signal.Start(() => Interlocked.Increment(ref tides));
        Wait.For(() => Volatile.Read(ref tides) >= 2);
    }

    [Fact]
    public void APeriodWithoutAGen2CollectionIsATide()
    {
        var clock = new ManualClock();
        int tides = 0;
        using var timer = new IdleTimer(clock, () => tides++);
        Assert.Equal(IdleTimer.Period, clock.Period);
        // Other tests collect meanwhile: a ring between two collections comes sooner or later.
        while (tides == 0)
            clock.Ring!();
        int before = tides;
        GC.Collect();
        clock.Ring!();
        Assert.Equal(before, tides);
    }

    private static Pool<PooledItem> Make(out List<PooledItem> made)
    {
        List<PooledItem> all = made = [];
        return Pool.Create(
            () =>
            {
                var item = new PooledItem();
                all.Add(item);
                return item;
            },
            item => item.Reset(),
            item => item.Discard(),
            Named);
    }

    private static void Return(Pool<PooledItem> pool, int count)
    {
        PooledItem[] items = [.. Enumerable.Range(0, count).Select(_ => pool.Rent())];
        Array.ForEach(items, pool.Return);
    }

    private static (long Slots, long Magazines, long Victims) Where(Pool<PooledItem> pool)
    {
        PoolStatistics statistics = pool.Statistics;
        return (statistics.ItemsInSlots, statistics.ItemsInMagazines, statistics.ItemsInVictim);
    }
}
