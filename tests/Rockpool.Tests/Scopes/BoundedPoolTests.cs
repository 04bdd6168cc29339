using Rockpool.Tides;

namespace Rockpool.Tests.Scopes;

/// <summary>At most so many items live, whatever policies and callers do.</summary>
public sealed class BoundedPoolTests
{
    private readonly CountedPolicy _policy = new();

    [Fact]
    public void NoMoreThanTheLimitAreRented()
    {
        using BoundedPool<PooledItem> pool = Make(3);
        PooledItem[] items = [pool.Rent(), pool.Rent(), pool.Rent()];
        Assert.Equal(3, items.Distinct().Count());
        Assert.False(pool.TryRent(out _));
        var full = Assert.Throws<InvalidOperationException>(pool.Rent);
        Assert.Contains("All 3 items of the bounded pool 'few' are out", full.Message);
        pool.Return(items[1]);
        Assert.Same(items[1], pool.Rent());
        Assert.Equal(3, _policy.Made);
    }

    [Fact]
    public void TheLastToComeHomeIsRentedFirst()
    {
        using BoundedPool<PooledItem> pool = Make(3);
        PooledItem[] items = [pool.Rent(), pool.Rent(), pool.Rent()];
        Array.ForEach(items, pool.Return);
        Assert.Equal(items.Reverse(), [pool.Rent(), pool.Rent(), pool.Rent()]);
    }

    [Fact]
    public void AnItemIsResetWhenItComesHome()
    {
        using BoundedPool<PooledItem> pool = Make(1);
        PooledItem item = pool.Rent();
        item.Residue = "left behind";
        pool.Return(item);
        Assert.Null(item.Residue);
    }

    [Fact]
    public void AnItemWhoseResetSaysNoGivesItsPlaceUp()
    {
        using BoundedPool<PooledItem> pool = Make(1);
        PooledItem spoilt = pool.Rent();
        spoilt.IsSpoilt = true;
        pool.Return(spoilt);
        Assert.Equal(1, spoilt.Discards);
        Assert.NotSame(spoilt, pool.Rent());
    }

    [Fact]
    public void AResetThatThrowsLosesTheItemAndNotItsPlace()
    {
        using BoundedPool<PooledItem> pool = Make(1);
        PooledItem item = pool.Rent();
        item.WhileReset = () => throw new NotSupportedException("reset");
        Assert.Throws<NotSupportedException>(() => pool.Return(item));
        Assert.NotSame(item, pool.Rent());
    }

    [Fact]
    public void ADiscardThatThrowsGivesThePlaceUpAllTheSame()
    {
        using BoundedPool<PooledItem> pool = Make(1);
        PooledItem item = pool.Rent();
        item.IsSpoilt = true;
        _policy.WhileDiscarding = () => throw new NotSupportedException("discard");
        Assert.Throws<NotSupportedException>(() => pool.Return(item));
        Assert.Equal(0, pool.Statistics.Outstanding);
        Assert.NotSame(item, pool.Rent());
    }

    [Fact]
    public void ACreateThatThrowsOrMakesNullTakesNoPlace()
    {
        using BoundedPool<PooledItem> pool = Make(1);
        _policy.WhileCreating = () => throw new NotSupportedException("create");
        Assert.Throws<NotSupportedException>(pool.Rent);
        using var nothing = BoundedPool.Create(() => (PooledItem)null!, 1);
        Assert.Throws<InvalidOperationException>(nothing.Rent);
        Assert.Throws<InvalidOperationException>(nothing.Rent);
        Assert.Equal(new BoundedPoolStatistics { Limit = 1, HighWater = 1 }, pool.Statistics);
        Assert.Equal(new BoundedPoolStatistics { Limit = 1, HighWater = 1 }, nothing.Statistics);
        pool.Return(pool.Rent());
    }

    [Fact]
    public void APolicyMayUseThePool()
    {
        using BoundedPool<PooledItem> pool = Make(2);
        PooledItem outer = pool.Rent();
        PooledItem inner = pool.Rent();
        outer.WhileReset = () => pool.Return(inner);
        pool.Return(outer);
        Assert.Equal(2, pool.Statistics.Idle);
    }

    [Fact]
    public void MoreReturnsThanRentsAreRefused()
    {
        using BoundedPool<PooledItem> pool = Make(2);
        PooledItem item = pool.Rent();
        pool.Return(item);
        Assert.Throws<InvalidOperationException>(() => pool.Return(item));
        Assert.Throws<InvalidOperationException>(() => pool.Return(new PooledItem()));
        Assert.Throws<InvalidOperationException>(() => pool.Return(new PooledItem { IsSpoilt = true }));
        Assert.Equal((1, 0), (pool.Statistics.Idle, pool.Statistics.Outstanding));
    }

    [Fact]
    public void TrimDiscardsWhatIsIdleAndMakesRoomForIt()
    {
        using BoundedPool<PooledItem> pool = Make(3);
        PooledItem[] items = [pool.Rent(), pool.Rent(), pool.Rent()];
        pool.Return(items[0]);
        pool.Return(items[1]);
        pool.Trim();
        Assert.Equal([1, 1, 0], items.Select(item => item.Discards));
        Assert.Equal((0, 1), (pool.Statistics.Idle, pool.Statistics.Outstanding));
        Assert.True(pool.TryRent(out _) && pool.TryRent(out _));
        Assert.False(pool.TryRent(out _));
    }

    [Fact]
    public void TheTideTakesWhatNobodyNeededSinceTheLastOne()
    {
        using BoundedPool<PooledItem> pool = Make(5);
        PooledItem[] items = [.. Enumerable.Range(0, 5).Select(_ => pool.Rent())];
        Array.ForEach(items, pool.Return);
        Turn(pool);
        Assert.Equal(5, pool.Statistics.Idle);
        // Two are needed, those that came home last.
        PooledItem[] needed = [pool.Rent(), pool.Rent()];
        Array.ForEach(needed, pool.Return);
        Turn(pool);
        Assert.Equal([1, 1, 1, 0, 0], items.Select(item => item.Discards));
        Assert.Equal((2, 3), (pool.Statistics.Idle, pool.Statistics.DroppedByTide));
        Turn(pool);
        Assert.Equal((0, 0), (pool.Statistics.Idle, pool.Statistics.Outstanding));
        Assert.All(Enumerable.Range(0, 5), _ => Assert.True(pool.TryRent(out PooledItem? _)));
    }

    [Fact]
    public void ADiscardThatThrowsDuringATideIsCounted()
    {
        using BoundedPool<PooledItem> pool = Make(2);
        PooledItem[] items = [pool.Rent(), pool.Rent()];
        Array.ForEach(items, pool.Return);
        _policy.WhileDiscarding = () => throw new NotSupportedException("discard");
        Turn(pool);
        Turn(pool);
        Assert.Equal((0, 2, 1), (pool.Statistics.Idle, pool.Statistics.DroppedByTide, pool.Statistics.DiscardsFailed));
    }

    [Fact]
    public void TheMostThatWereOutAreCounted()
    {
        using BoundedPool<PooledItem> pool = Make(5);
        PooledItem[] items = [pool.Rent(), pool.Rent(), pool.Rent()];
        Array.ForEach(items, pool.Return);
        pool.Return(pool.Rent());
        Assert.Equal(3, pool.Statistics.HighWater);
    }

    [Fact]
    public void ItIsCollectedWithoutBeingDisposed()
    {
        WeakReference dropped = MakeAndDrop();
        Wait.For(() => !dropped.IsAlive);
    }

    [Fact]
    public void WhatIsDiscardedIsDiscardedToTheLast()
    {
        using BoundedPool<PooledItem> pool = Make(3);
        PooledItem[] items = [pool.Rent(), pool.Rent(), pool.Rent()];
        Array.ForEach(items, pool.Return);
        _policy.WhileDiscarding = () => throw new NotSupportedException("discard");
        Assert.Throws<NotSupportedException>(pool.Dispose);
        Assert.All(items, item => Assert.Equal(1, item.Discards));
        Assert.Equal(0, pool.Statistics.Idle);
    }

    [Fact]
    public void AfterTheEndRentsThrowAndReturnsAreDiscarded()
    {
        BoundedPool<PooledItem> pool = Make(2);
        PooledItem late = pool.Rent();
        PooledItem idle = pool.Rent();
        pool.Return(idle);
        pool.Dispose();
        pool.Dispose();
        Assert.Equal(1, idle.Discards);
        Assert.Throws<ObjectDisposedException>(pool.Rent);
        Assert.Throws<ObjectDisposedException>(() => pool.TryRent(out _));
        pool.Return(late);
        Assert.Equal(1, late.Discards);
        Assert.Equal(0, _policy.Live);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData((1 << 20) + 1)]
    public void AnAbsurdLimitIsRefused(int limit) => Assert.Throws<ArgumentOutOfRangeException>(() => Make(limit));

    [Fact]
    public void NullIsRefused()
    {
        using BoundedPool<PooledItem> pool = Make(1);
        Assert.Throws<ArgumentNullException>(() => pool.Return(null!));
        Assert.Throws<ArgumentNullException>(() => new BoundedPool<PooledItem>(null!, 1));
        Assert.Throws<ArgumentNullException>(() => BoundedPool.Create<PooledItem>(null!, 1));
        Assert.Throws<ArgumentException>(() => new BoundedPool<PooledItem>(_policy, 1, " "));
    }

    [Fact]
    public async Task APairAllocatesNothing()
    {
        using BoundedPool<PooledItem> pool = Make(1);
        pool.Return(pool.Rent());
        long before = GC.GetAllocatedBytesForCurrentThread();
        pool.Return(pool.Rent());
        ValueTask<PooledItem> rent = pool.RentAsync(TestContext.Current.CancellationToken);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(0, allocated);
        Assert.True(rent.IsCompletedSuccessfully);
        pool.Return(await rent);
    }

    /// <summary>Whatever threads do, items refused and creations that fail included, never do more live.</summary>
    [Fact]
    public async Task UnderLoadTheLimitHoldsAndNoItemHasTwoHolders()
    {
        const int Limit = 3;
        using BoundedPool<PooledItem> pool = Make(Limit);
        PooledItem[] first = [pool.Rent(), pool.Rent(), pool.Rent()];
        Task[] users = [.. Enumerable.Range(0, 12).Select(seed => Task.Run(() => UseAsync(pool, new Random(seed))))];
        Wait.For(() => pool.Statistics.Waiting > Limit);
        Array.ForEach(first, pool.Return);
        var all = Task.WhenAll(users);
        while (!all.IsCompleted)
        {
            Turn(pool);
            await Task.Yield();
        }

        await all;
        Assert.InRange(_policy.MostLive, 1, Limit);
        Assert.Equal((0, 0), (pool.Statistics.Outstanding, pool.Statistics.Waiting));
        pool.Dispose();
        Assert.Equal(0, _policy.Live);
    }

    private static void Turn(BoundedPool<PooledItem> pool) => Tide.Turn([pool]);

    private WeakReference MakeAndDrop()
    {
        BoundedPool<PooledItem> pool = Make(2);
        pool.Return(pool.Rent());
        return new WeakReference(pool);
    }

    private static async Task UseAsync(BoundedPool<PooledItem> pool, Random random)
    {
        for (int i = 0; i < 2_000; i++)
        {
            using var impatient = new CancellationTokenSource();
            ValueTask<PooledItem> rent = pool.RentAsync(impatient.Token);
            if (random.Next(4) == 0)
                await impatient.CancelAsync();
            PooledItem item;
            try
            {
                item = PooledItem.Hold(await rent);
            }
            catch (OperationCanceledException)
            {
                continue;
            }

            if (random.Next(3) == 0)
                await Task.Yield();
            item.IsSpoilt = random.Next(10) == 0;
            pool.Return(PooledItem.LetGo(item));
        }
    }

    private BoundedPool<PooledItem> Make(int limit) => new(_policy, limit, "few");
}
