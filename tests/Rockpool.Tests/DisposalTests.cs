namespace Rockpool.Tests;

/// <summary>How a pool ends.</summary>
public sealed class DisposalTests
{
    [Fact]
    public void ARentAfterwardsThrowsAndNamesThePool()
    {
        var pool = Pool.Create(() => new PooledItem(), options: new PoolOptions { Name = "orders" });
        pool.Return(pool.Rent());
        pool.Dispose();
        Assert.Contains("orders", Assert.Throws<ObjectDisposedException>(pool.Rent).Message);
        On.AnotherThread(() => Assert.Throws<ObjectDisposedException>(pool.Rent));
        Assert.Throws<ObjectDisposedException>(() => pool.Prewarm(1));
    }

    [Fact]
    public void WhatComesHomeAfterwardsIsDiscarded()
    {
        var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        PooledItem item = pool.Rent();
        pool.Dispose();
        pool.Return(item);
        Assert.Equal(1, item.Discards);
    }

    [Fact]
    public void WhatComesHomeAfterwardsIsCounted()
    {
        var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        PooledItem[] items = [pool.Rent(), pool.Rent(), pool.Rent()];
        Lease<PooledItem> lease = pool.Lease();
        pool.Dispose();
        Assert.Equal(4, pool.Statistics.Outstanding);
        pool.Return(items[0]);
        On.AnotherThread(() => pool.Return(items[1]));
        lease.Dispose();
        Assert.Equal((1, 3), (pool.Statistics.Outstanding, pool.Statistics.DroppedAfterDispose));
    }

    [Fact]
    public void EverythingIdleIsDiscardedOnceWhereverItWaits()
    {
        var pool = Pool.Create(() => new PooledItem(), item => item.Reset(), item => item.Discard());
        PooledItem[] items = [.. Enumerable.Range(0, 200).Select(_ => pool.Rent())];
        Array.ForEach(items[..100], pool.Return);
        On.AnotherThread(() => Array.ForEach(items[100..], pool.Return));
        Assert.Equal(200, pool.Statistics.ItemsHeld);
        pool.Dispose();
        Assert.All(items, item => Assert.Equal(1, item.Discards));
        Assert.Equal(0, pool.Statistics.ItemsHeld);
        pool.Dispose();
        pool.Trim();
        Assert.All(items, item => Assert.Equal(1, item.Discards));
    }

    [Fact]
    public void ADiscardThatThrowsDoesNotKeepTheOthers()
    {
        int discards = 0;
        var pool = Pool.Create(() => new PooledItem(), discard: _ =>
        {
            if (discards++ == 3)
                throw new NotSupportedException("discard");
        });
        PooledItem[] items = [.. Enumerable.Range(0, 10).Select(_ => pool.Rent())];
        Array.ForEach(items, pool.Return);
        Assert.Throws<NotSupportedException>(pool.Dispose);
        Assert.Equal(10, discards);
        Assert.Equal(1, pool.Statistics.DiscardsFailed);
        Assert.Throws<ObjectDisposedException>(pool.Rent);
    }

    [Fact]
    public void ManyThreadsUseItWhileItEndsAndEveryItemIsDiscardedOnce()
    {
        for (int round = 0; round < 50; round++)
        {
            var made = new System.Collections.Concurrent.ConcurrentBag<PooledItem>();
            var pool = Pool.Create(() => Make(made), item => item.Reset(), item => item.Discard());
            using var barrier = new Barrier(3);
            Thread[] users = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() => UseUntilDisposed(pool, barrier)))];
            Array.ForEach(users, user => user.Start());
            barrier.SignalAndWait(TestContext.Current.CancellationToken);
            while (pool.Statistics.Rents < 200)
                Thread.Yield();
            pool.Dispose();
            Array.ForEach(users, user => user.Join());
            Assert.All(made, item => Assert.Equal(1, item.Discards));
        }
    }

    private static PooledItem Make(System.Collections.Concurrent.ConcurrentBag<PooledItem> made)
    {
        var item = new PooledItem();
        made.Add(item);
        return item;
    }

    private static void UseUntilDisposed(Pool<PooledItem> pool, Barrier barrier)
    {
        barrier.SignalAndWait();
        var held = new Stack<PooledItem>();
        try
        {
            for (int i = 0; ; i++)
            {
                if (i % 90 < 45)
                    held.Push(PooledItem.Hold(pool.Rent()));
                else
                    pool.Return(PooledItem.LetGo(held.Pop()));
            }
        }
        catch (ObjectDisposedException)
        {
            foreach (PooledItem item in held)
                pool.Return(PooledItem.LetGo(item));
        }
    }
}
