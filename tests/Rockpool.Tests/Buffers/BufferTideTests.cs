using Rockpool.Budgets;
using Rockpool.Tides;

namespace Rockpool.Tests.Buffers;

/// <summary>What tides and the budget take of arrays.</summary>
public sealed class BufferTideTests
{
    [Fact]
    public void WhatNobodyUsesGoesTideByTide()
    {
        using var pool = new BufferPool<byte>();
        byte[][] arrays = [.. Enumerable.Range(0, 20).Select(_ => pool.Rent(100)), .. Enumerable.Range(0, 20).Select(_ => pool.Rent(3000))];
        Array.ForEach(arrays, array => pool.Return(array));
        Assert.Equal((2, 38, 0), Where(pool));
        Turn(pool);
        Turn(pool);
        Assert.Equal((2, 0, 38), Where(pool));
        Turn(pool);
        Assert.Equal((0, 0, 0), Where(pool));
        byte[] next = pool.Rent(100);
        Assert.All(arrays, array => Assert.NotSame(next, array));
    }

    [Fact]
    public void LengthsThatAreUsedStayWhileOthersGo()
    {
        using var pool = new BufferPool<byte>();
        pool.Return(pool.Rent(100));
        byte[] kept = pool.Rent(3000);
        pool.Return(kept);
        for (int tide = 0; tide < 4; tide++)
        {
            pool.Return(pool.Rent(3000));
            Turn(pool);
        }

        Assert.Equal(1, pool.Statistics.Arrays.ItemsHeld);
        Assert.Same(kept, pool.Rent(3000));
    }

    [Fact]
    public void ArraysCountInTheBudgetByTheirBytes()
    {
        var budget = new Budget(() => new MemoryReading(Collection: 1, Available: 80_000_000, Load: 0, HighLoad: 70_000_000));
        using var pool = new BufferPool<byte>(new BufferPoolOptions { Name = "budgeted", Budget = budget });
        byte[][] arrays = [.. Enumerable.Range(0, 100).Select(_ => pool.Rent(10_000)), pool.Rent(100)];
        Array.ForEach(arrays, array => pool.Return(array));
        PoolShare share = Assert.Single(budget.Members, member => member.Share.Bytes > 1_000_000).Share;
        Assert.Equal(("budgeted[10240]", 100 * (10_240 + 24), false), (share.Name, share.Bytes, share.IsEstimate));
        budget.SetLimit(500_000);
        budget.Settle(isTide: false);
        Assert.InRange(pool.Statistics.Arrays.BytesHeld, 100_000, 500_000);
    }

    [Fact]
    public void LargeArraysAreTradedInSmallMagazines()
    {
        using var pool = new BufferPool<byte>();
        byte[][] arrays = [.. Enumerable.Range(0, 40).Select(_ => pool.Rent(1 << 20))];
        Array.ForEach(arrays, array => pool.Return(array));
        // Slot and two magazines of one; the rest is where all threads find it.
        Assert.InRange(pool.Statistics.Arrays.ItemsOnShelves, 16, 40);
        Assert.InRange(pool.Statistics.Arrays.ItemsInMagazines, 1, 2);
    }

    private static void Turn(BufferPool<byte> pool) => Tide.Turn([.. pool.Classes()]);

    private static (long Slots, long Magazines, long Victims) Where(BufferPool<byte> pool)
    {
        PoolStatistics statistics = pool.Statistics.Arrays;
        return (statistics.ItemsInSlots, statistics.ItemsInMagazines, statistics.ItemsInVictim);
    }
}
