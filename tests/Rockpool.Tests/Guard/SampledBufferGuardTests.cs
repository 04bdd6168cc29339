using Rockpool.Guard;

namespace Rockpool.Tests.Guard;

/// <summary>Some rents of arrays are watched: here those that the tests ask for.</summary>
public sealed class SampledBufferGuardTests : BufferGuardContract
{
    private const int MoreThanAWatchLooksAt = 300;

    protected override GuardLevel Level => GuardLevel.Sampled;

    [Fact]
    public void BetweenWatchesSlotsServeWithoutALook()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        pool.Return(RentHere(pool, Asked));
        for (int i = 0; i < MoreThanAWatchLooksAt; i++)
            pool.Return(pool.Rent(Asked));
        Assert.Equal(0, pool.Statistics.Arrays.ItemsInQuarantine);
        long hits = pool.Statistics.Arrays.SlotHits;
        byte[] array = pool.Rent(Asked);
        array[111] = 5;
        pool.Return(array);
        Assert.Same(array, pool.Rent(Asked));
        Assert.Equal((hits + 2, 5), (pool.Statistics.Arrays.SlotHits, array[111]));
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void WhatLiesBeyondTheLengthIsNotFenced()
    {
        using var watching = new Watching(Level);
        using var pool = new BufferPool<byte>();
        byte[] array = RentHere(pool, Asked);
        array.AsSpan(Asked).Fill(1);
        pool.Return(array);
        Assert.Empty(watching.Found);
    }

    private protected override Action MakeReady<T>(BufferPool<T> pool, int length)
    {
        pool.Return(pool.Rent(Math.Max(1, length)));
        T[] first = pool.Rent(Math.Max(1, length));
        pool.Return(first);
        Assert.True(Sample(pool.Classes().Single(one => one.Name.EndsWith($"[{first.Length}]", StringComparison.Ordinal))));
        // What still lies in the slot goes first.
        first = pool.Rent(Math.Max(1, length));
        return () => pool.Return(first);
    }

    private static bool Sample(IGuarded pool) => pool.Sample();
}
