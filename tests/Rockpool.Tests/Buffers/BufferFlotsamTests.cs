using System.Runtime.CompilerServices;
using Rockpool.Tides;

namespace Rockpool.Tests.Buffers;

/// <summary>Large arrays that tides took are rented again until the collector has them.</summary>
public sealed class BufferFlotsamTests
{
    private const int Large = 100_000;
    private const int Small = 80_000;

    [Fact]
    public void WhatATideTookIsRentedAgain()
    {
        using var pool = new BufferPool<byte>();
        byte[][] arrays = Fill(pool, Large, 20);
        Assert.Equal((0, 20), Held(pool));
        byte[][] again = [.. Enumerable.Range(0, 20).Select(_ => pool.Rent(Large))];
        Assert.True(arrays.ToHashSet().SetEquals(again));
        Assert.Equal((20, 20, 0), (pool.Statistics.Arrays.Misses, pool.Statistics.Arrays.VictimHits, pool.Statistics.Arrays.DroppedByTide));
        Assert.NotSame(pool.Rent(Large), arrays[0]);
    }

    [Fact]
    public void WhatTheCollectorTookIsNot()
    {
        using var pool = new BufferPool<byte>();
        WeakReference last = FillAndForget(pool);
        Wait.For(() =>
        {
            GC.Collect();
            return !last.IsAlive;
        });
        pool.Rent(Large);
        Assert.Equal((0, 0), Held(pool));
        PoolStatistics statistics = pool.Statistics.Arrays;
        Assert.Equal((20, 21, 1), (statistics.DroppedByTide, statistics.Misses, statistics.Outstanding));
    }

    [Fact]
    public void TheNextTideForgetsWhatIsGone()
    {
        using var pool = new BufferPool<byte>();
        WeakReference last = FillAndForget(pool);
        Wait.For(() =>
        {
            GC.Collect();
            return !last.IsAlive;
        });
        Tide.Turn([.. pool.Classes()]);
        Assert.Equal((0, 0, 20), (Held(pool).Strongly, Held(pool).Weakly, pool.Statistics.Arrays.DroppedByTide));
    }

    [Fact]
    public void SmallArraysGo()
    {
        using var pool = new BufferPool<byte>();
        Fill(pool, Small, 20);
        Assert.Equal((0, 0, 20), (Held(pool).Strongly, Held(pool).Weakly, pool.Statistics.Arrays.DroppedByTide));
    }

    [Fact]
    public void TrimAndTheEndForgetAll()
    {
        using var pool = new BufferPool<byte>();
        byte[][] arrays = Fill(pool, Large, 20);
        pool.Trim();
        Assert.Equal((0, 0, 20), (Held(pool).Strongly, Held(pool).Weakly, pool.Statistics.Arrays.DroppedByTide));
        byte[] next = pool.Rent(Large);
        Assert.All(arrays, array => Assert.NotSame(next, array));
    }

    [Fact]
    public void TheyAreOutsideOfALimitAndComeBackInside()
    {
        const long Limit = 4 << 20;
        using var pool = new BufferPool<byte>(new BufferPoolOptions { MaxBytes = Limit });
        byte[][] arrays = Fill(pool, Large, 30);
        Assert.Equal((0, 30), Held(pool));
        byte[][] others = [.. Enumerable.Range(0, 100).Select(_ => pool.Rent(Small))];
        Array.ForEach(others, array => pool.Return(array));
        Array.ForEach([.. Enumerable.Range(0, 30).Select(_ => pool.Rent(Large))], array => pool.Return(array));
        Assert.InRange(pool.Statistics.Arrays.BytesHeld, 1, Limit);
        GC.KeepAlive(arrays);
    }

    private static byte[][] Fill(BufferPool<byte> pool, int length, int count)
    {
        byte[][] arrays = [.. Enumerable.Range(0, count).Select(_ => pool.Rent(length))];
        On.AnotherThread(() => Array.ForEach(arrays, array => pool.Return(array)));
        // That thread ended: what it kept is on the shelves after the first, victim after the second, and goes at the third.
        Wait.For(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return pool.Classes().All(one => one.HasOrphans);
        });
        for (int tide = 0; tide < 4; tide++)
            Tide.Turn([.. pool.Classes()]);
        return arrays;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference FillAndForget(BufferPool<byte> pool)
    {
        byte[][] arrays = Fill(pool, Large, 20);
        return new WeakReference(arrays[^1]);
    }

    private static (long Strongly, long Weakly) Held(BufferPool<byte> pool) =>
        (pool.Statistics.Arrays.ItemsHeld, pool.Statistics.Arrays.ItemsHeldWeakly);
}
