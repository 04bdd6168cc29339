using Rockpool.Budgets;

namespace Rockpool.Tests;

/// <summary>What pools may hold together, and who gives way when it is too much.</summary>
public sealed class BudgetTests : IDisposable
{
    private const int ItemBytes = 1000;

    // What is traded at once cannot be split: a pool may give away that much more than it must.
    private const int MagazineBytes = 32 * ItemBytes;

    private readonly List<Pool<byte[]>> _pools = [];
    private readonly Budget _budget;
    private MemoryReading _memory = new(Collection: 1, Available: 80_000_000, Load: 0, HighLoad: 70_000_000);

    public BudgetTests() => _budget = new Budget(() => _memory);

    public void Dispose() => _pools.ForEach(pool => pool.Dispose());

    [Fact]
    public void OfAFullBudgetThePoolWithTheFewestHitsPerByteGivesWayFirst()
    {
        Pool<byte[]> busy = Filled(100);
        Pool<byte[]> idle = Filled(100);
        Use(busy, 100);
        Use(idle, 99);
        _budget.SetLimit(150_000);
        _budget.Settle(isTide: false);
        Assert.Equal(100_000, Bytes(busy));
        Assert.InRange(Bytes(idle), 50_000 - MagazineBytes, 50_000);
    }

    [Fact]
    public void OfEqualHitsTheHeavierPoolGivesWayFirst()
    {
        Pool<byte[]> light = Filled(100, itemBytes: 100);
        Pool<byte[]> heavy = Filled(100);
        _budget.SetLimit(80_000);
        _budget.Settle(isTide: false);
        Assert.Equal(10_000, Bytes(light));
        Assert.InRange(Bytes(heavy), 70_000 - MagazineBytes, 70_000);
    }

    [Fact]
    public void OnlyHitsSinceTheLastTideCount()
    {
        Pool<byte[]> former = Filled(100);
        Pool<byte[]> latter = Filled(100);
        Use(former, 100);
        _budget.Settle(isTide: true);
        Use(latter, 1);
        _budget.SetLimit(100_000);
        _budget.Settle(isTide: false);
        Assert.Equal(100_000, Bytes(latter));
        Assert.Equal(0, Bytes(former));
    }

    [Fact]
    public void WhenOneIsNotEnoughTheNextGivesWayToo()
    {
        Pool<byte[]>[] pools = [Filled(100), Filled(100), Filled(100)];
        Use(pools[1], 50);
        Use(pools[2], 100);
        _budget.SetLimit(50_000);
        _budget.Settle(isTide: false);
        Assert.Equal([0, 0], pools[..2].Select(Bytes));
        Assert.InRange(Bytes(pools[2]), 50_000 - MagazineBytes, 50_000);
    }

    [Fact]
    public void TheDefaultIsAnEighthOfWhatTheContainerLeaves()
    {
        Pool<byte[]> pool = Filled(100);
        _budget.Settle(isTide: true);
        Assert.Equal(10_000_000, _budget.Limit);
        Assert.Equal(100_000, Bytes(pool));
        _memory = new(Collection: 2, Available: 400_000, Load: 300_000, HighLoad: 360_000);
        _budget.Settle(isTide: true);
        Assert.Equal(50_000, _budget.Limit);
        Assert.InRange(Bytes(pool), 50_000 - MagazineBytes, 50_000);
    }

    [Fact]
    public void WhereMemoryIsShortPoolsGiveBackWhatIsMissingOnceForEachCollection()
    {
        Pool<byte[]> pool = Filled(200);
        _memory = Short(by: 40_000);
        _budget.Settle(isTide: true);
        long left = Bytes(pool);
        Assert.InRange(left, 160_000 - MagazineBytes, 160_000);
        _budget.Settle(isTide: true);
        Assert.Equal(left, Bytes(pool));
        _memory = Short(by: 40_000);
        _budget.Settle(isTide: true);
        Assert.InRange(Bytes(pool), left - 40_000 - MagazineBytes, left - 40_000);
    }

    [Fact]
    public void WhereMemoryIsVeryShortPoolsGiveBackHalfAtOnce()
    {
        Pool<byte[]> pool = Filled(400);
        _memory = Short(by: 50_000_000);
        _budget.Settle(isTide: true);
        Assert.InRange(Bytes(pool), 200_000 - MagazineBytes, 200_000);
    }

    [Fact]
    public void WhatGaveWayGrowsBackSlowly()
    {
        Pool<byte[]> pool = Filled(0);
        long full = Room(pool);
        pool.Prewarm(100);
        _budget.SetLimit(50_000);
        _budget.Settle(isTide: true);
        Assert.InRange(Room(pool), 1, 50);
        _budget.SetLimit(null);
        int tides = 0;
        for (long room = 0; room < full; tides++)
        {
            _budget.Settle(isTide: true);
            long grown = Room(pool);
            Assert.InRange(grown, room, Math.Max(100, 2 * room));
            room = grown;
        }

        Assert.InRange(tides, 8, 30);
        Assert.Null(ShareOf(pool).MaxItems);
    }

    [Fact]
    public void NothingGrowsBackWhileMemoryIsShort()
    {
        Pool<byte[]> pool = Filled(200);
        _memory = Short(by: 40_000);
        _budget.Settle(isTide: true);
        long? allowed = ShareOf(pool).MaxItems;
        Assert.NotNull(allowed);
        _budget.Settle(isTide: true);
        Assert.Equal(allowed, ShareOf(pool).MaxItems);
        _memory = _memory with { Collection = 9, Load = 0 };
        _budget.Settle(isTide: true);
        Assert.True(ShareOf(pool).MaxItems > allowed);
    }

    [Fact]
    public void APoolThatLostEverythingStillServesAndCanShowWhatItIsGoodFor()
    {
        Pool<byte[]> pool = Filled(100);
        _budget.SetLimit(1);
        _budget.Settle(isTide: true);
        Assert.Equal(0, Bytes(pool));
        pool.Return(pool.Rent());
        long misses = pool.Statistics.Misses;
        for (int i = 0; i < 100; i++)
            pool.Return(pool.Rent());
        Assert.Equal(misses, pool.Statistics.Misses);
        Assert.InRange(pool.Statistics.ItemsHeld, 1, 2);
    }

    [Fact]
    public void ABudgetOfNothingKeepsNothingAndLetsEverythingGrowBack()
    {
        Pool<byte[]> pool = Filled(100);
        using var returner = new Worker();
        _budget.SetLimit(0);
        _budget.Settle(isTide: true);
        returner.Do(() => ReturnNew(pool, 50));
        ReturnNew(pool, 50);
        pool.Prewarm(10);
        Assert.Equal(0, pool.Statistics.ItemsHeld);
        _budget.SetLimit(null);
        while (ShareOf(pool).MaxItems is not null)
            _budget.Settle(isTide: true);
        returner.Do(() => ReturnNew(pool, 500));
        Assert.Equal(500, pool.Statistics.ItemsHeld);
    }

    [Fact]
    public void ShelvesThatGrowPastTheLimitAreSeenAtTheTrade()
    {
        _budget.SetLimit(150_000);
        _budget.Settle(isTide: false);
        Pool<byte[]> pool = Filled(100);
        Assert.False(_budget.IsDue);
        ReturnNew(pool, 200);
        Assert.True(_budget.IsDue);
        _budget.Settle(isTide: false);
        Assert.False(_budget.IsDue);
        Assert.InRange(Bytes(pool), 150_000 - MagazineBytes, 150_000);
    }

    [Fact]
    public void ASteadyLoadWithinTheLimitIsNotLookedAt()
    {
        Pool<byte[]> pool = Filled(300);
        _budget.SetLimit(301_000);
        _budget.Settle(isTide: false);
        for (int round = 0; round < 100; round++)
            Use(pool, 300);
        Assert.False(_budget.IsDue);
    }

    private MemoryReading Short(long by) =>
        _memory with { Collection = _memory.Collection + 1, Load = _memory.HighLoad + by };

    private Pool<byte[]> Filled(int count, int itemBytes = ItemBytes)
    {
        var pool = new Pool<byte[]>(new BytesPolicy(itemBytes), new PoolOptions { Budget = _budget });
        _pools.Add(pool);
        Use(pool, count);
        return pool;
    }

    private static void Use(Pool<byte[]> pool, int count)
    {
        byte[][] items = [.. Enumerable.Range(0, count).Select(_ => pool.Rent())];
        Array.ForEach(items, pool.Return);
    }

    private static void ReturnNew(Pool<byte[]> pool, int count)
    {
        for (int i = 0; i < count; i++)
            pool.Return(new byte[ItemBytes]);
    }

    private static long Bytes(Pool<byte[]> pool) => pool.Statistics.BytesHeld;

    private static PoolShare ShareOf(IBudgeted pool) => pool.Share;

    private static long Room(Pool<byte[]> pool)
    {
        pool.Trim();
        pool.Prewarm(1 << 20);
        long room = pool.Statistics.ItemsHeld;
        pool.Trim();
        return room;
    }
}
