namespace Rockpool.Tests;

/// <summary>What the options limit.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(100)]
    [InlineData(1000)]
    public void NoMoreItemsAreKeptThanTheLimitWhoeverReturnsThem(int limit)
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy), new PoolOptions { MaxItems = limit });
        PooledItem[] items = [.. Enumerable.Range(0, 4 * limit).Select(_ => pool.Rent())];
        PooledItem[][] parts = [.. items.Chunk((items.Length + 2) / 3)];
        Array.ForEach(parts[0], pool.Return);
        foreach (PooledItem[] part in parts[1..])
            On.AnotherThread(() => Array.ForEach(part, pool.Return));
        PoolStatistics statistics = pool.Statistics;
        Assert.InRange(statistics.ItemsHeld, limit / 2, limit);
        Assert.Equal(0, statistics.Outstanding);
        Assert.Equal(items.Length, statistics.ItemsHeld + statistics.DroppedByOverflow + statistics.DroppedByBreaker);
        Assert.Equal(items.Length - statistics.ItemsHeld, items.Sum(item => item.Discards));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void ASmallLimitServesAHandOff(int limit)
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy), new PoolOptions { MaxItems = limit });
        for (int i = 0; i < 20; i++)
        {
            PooledItem item = pool.Rent();
            On.AnotherThread(() => pool.Return(item));
        }

        Assert.Equal(1, pool.Statistics.Misses);
    }

    [Fact]
    public void TheRoomThatRentedItemsLeaveIsOthers()
    {
        const int Limit = 256;
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy), new PoolOptions { MaxItems = Limit });
        PooledItem[] first = [.. Enumerable.Range(0, Limit).Select(_ => pool.Rent())];
        Array.ForEach(first, pool.Return);
        PooledItem[] again = [.. Enumerable.Range(0, Limit + 1).Select(_ => pool.Rent())];
        On.AnotherThread(() => Array.ForEach(again, pool.Return));
        // The first thread may keep its slot's place and one magazine's for itself.
        Assert.InRange(pool.Statistics.ItemsHeld, Limit - 33, Limit);
    }

    [Fact]
    public void NoMoreBytesAreKeptThanTheLimit()
    {
        using var pool = new Pool<byte[]>(new ArrayPolicy(100), new PoolOptions { MaxBytes = 1000 });
        byte[][] arrays = [.. Enumerable.Range(0, 40).Select(_ => pool.Rent())];
        Array.ForEach(arrays, pool.Return);
        Assert.Equal(1000, pool.Statistics.BytesHeld);
        Assert.Equal(10, pool.Statistics.ItemsHeld);
        for (int i = 0; i < 5; i++)
            pool.Rent();
        Assert.Equal(500, pool.Statistics.BytesHeld);
        pool.Return(new byte[400]);
        pool.Return(new byte[101]);
        Assert.Equal(900, pool.Statistics.BytesHeld);
    }

    [Fact]
    public void AnItemThatIsTooLargeIsNotKept()
    {
        using var pool = new Pool<byte[]>(new ArrayPolicy(100), new PoolOptions { MaxItemBytes = 100 });
        pool.Return(new byte[101]);
        pool.Return(new byte[100]);
        Assert.Equal(1, pool.Statistics.DroppedTooLarge);
        Assert.Equal(1, pool.Statistics.ItemsHeld);
    }

    [Fact]
    public void AWeightBelowNothingIsThePolicysMistake()
    {
        using var pool = new Pool<byte[]>(new ArrayPolicy(100, weight: -1));
        Assert.Contains("-1", Assert.Throws<InvalidOperationException>(() => pool.Return(new byte[1])).Message);
    }

    public static TheoryData<PoolOptions> Senseless =>
    [
        new PoolOptions { MaxItems = 0 },
        new PoolOptions { MaxItems = -1 },
        new PoolOptions { MaxItems = int.MaxValue },
        new PoolOptions { MaxBytes = 1000 },
        new PoolOptions { MaxItemBytes = 1000 },
        new PoolOptions { Name = " " },
    ];

    [Theory]
    [MemberData(nameof(Senseless))]
    public void WhatMakesNoSenseIsRefused(PoolOptions options) =>
        Assert.ThrowsAny<ArgumentException>(() => new Pool<PooledItem>(default(PooledItemPolicy), options));

    [Fact]
    public void ALimitOfBytesIsPositive() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new Pool<byte[]>(new ArrayPolicy(1), new PoolOptions { MaxBytes = -5 }));

    private sealed class ArrayPolicy(int length, long? weight = null) : IWeighedPolicy<byte[]>
    {
        public byte[] Create() => new byte[length];

        public bool Reset(byte[] item) => true;

        public void Discard(byte[] item) => item.AsSpan().Clear();

        public long Weigh(byte[] item) => weight ?? item.Length;
    }
}
