using Rockpool.Tides;

namespace Rockpool.Tests.Scopes;

/// <summary>One pool for each key, under one ceiling, and no longer than it is used.</summary>
public sealed class KeyedPoolTests
{
    [Fact]
    public void AnItemNeverGoesToAnotherKey()
    {
        using KeyedPool<int, KeyedItem> pool = Make();
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(seed => new Thread(() => UseAtRandom(pool, new Random(seed), 5_000)))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal(20, pool.Keys);
        Assert.Equal(0, pool.Statistics.Outstanding);
        Assert.True(pool.Statistics.Misses < pool.Statistics.Rents);
    }

    [Fact]
    public void AnItemThatIsReturnedUnderAnotherKeyIsRefusedUntouched()
    {
        using KeyedPool<int, KeyedItem> pool = Make();
        KeyedItem item = pool.Rent(1);
        string message = Assert.Throws<InvalidOperationException>(() => pool.Return(2, item)).Message;
        Assert.Contains("the key '1'", message);
        Assert.Contains("the key '2'", message);
        Assert.Equal((0, 1, 1), (item.Resets, pool.Statistics.Outstanding, pool.Statistics.Misuses));
        pool.Return(1, item);
        Assert.Equal(2, pool.Rent(2).Key);
    }

    [Fact]
    public void WhereMisuseIsReportedTheItemGoesHomeToItsOwnKey()
    {
        using KeyedPool<int, KeyedItem> pool = Make(new KeyedPoolOptions { Misuse = MisuseResponse.Report });
        KeyedItem item = pool.Rent(1);
        pool.Return(2, item);
        pool.Return(2, new KeyedItem(2));
        Assert.Equal((1, 0, 2), (item.Resets, pool.Statistics.Outstanding, pool.Statistics.Misuses));
        Assert.Equal(2, pool.Rent(2).Key);
        Assert.Same(item, pool.Rent(1));
    }

    [Fact]
    public void AnItemFromElsewhereIsRefused()
    {
        using KeyedPool<int, KeyedItem> pool = Make();
        using KeyedPool<int, KeyedItem> other = Make();
        Assert.Throws<InvalidOperationException>(() => pool.Return(1, new KeyedItem(1)));
        Assert.Throws<InvalidOperationException>(() => pool.Return(1, other.Rent(1)));
        Assert.Equal(0, pool.Statistics.ItemsHeld);
    }

    [Fact]
    public void ALeaseKnowsItsKey()
    {
        using KeyedPool<int, KeyedItem> pool = Make();
        KeyedItem item;
        using (Lease<KeyedItem> lease = pool.Lease(1))
            item = lease.Value;
        Assert.Equal((1, 1), (item.Key, item.Resets));
        Assert.Same(item, pool.Rent(1));
    }

    [Fact]
    public void ALeaseWhoseKeyWasRetiredDiscardsItsItem()
    {
        using KeyedPool<int, KeyedItem> pool = Make();
        Lease<KeyedItem> lease = pool.Lease(1);
        KeyedItem item = lease.Value;
        Turn(pool);
        Turn(pool);
        Assert.Equal(0, pool.Keys);
        lease.Dispose();
        Assert.Equal(1, item.Discards);
        Assert.NotSame(item, pool.Rent(1));
    }

    [Fact]
    public void AKeyKeepsNoMoreThanItsCap()
    {
        using KeyedPool<int, KeyedItem> pool = Make(new KeyedPoolOptions { MaxItemsPerKey = 5 });
        Fill(pool, key: 1, count: 20);
        Fill(pool, key: 2, count: 20);
        Assert.Equal(10, pool.Statistics.ItemsHeld);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(500)]
    public void AllKeysTogetherKeepNoMoreThanTheCeiling(int perKey)
    {
        using KeyedPool<int, KeyedItem> pool = Make(new KeyedPoolOptions { MaxItemsPerKey = perKey, MaxItems = 23 });
        for (int key = 0; key < 10; key++)
            Fill(pool, key, count: 10);
        Assert.InRange(pool.Statistics.ItemsHeld, 12, 23);
    }

    [Fact]
    public void TheTideRetiresKeysThatNobodyUses()
    {
        using KeyedPool<int, KeyedItem> pool = Make(new KeyedPoolOptions { MaxItemsPerKey = 10, MaxItems = 12 });
        KeyedItem[] idle = Fill(pool, key: 1, count: 10);
        Fill(pool, key: 2, count: 1);
        for (int tide = 0; tide < 6; tide++)
        {
            pool.Return(2, pool.Rent(2));
            Turn(pool);
        }

        Assert.Equal(1, pool.Keys);
        Assert.All(idle, item => Assert.InRange(item.Discards, 0, 1));
        Assert.Equal((0, 1), (pool.Statistics.Outstanding, pool.Statistics.ItemsHeld));
        Assert.Equal(10 + 1 + 6, pool.Statistics.Rents);
        // What the retired key had reserved under the ceiling is there for another.
        Fill(pool, key: 3, count: 10);
        Assert.Equal(11, pool.Statistics.ItemsHeld);
        Assert.DoesNotContain(pool.Rent(1), idle);
    }

    [Fact]
    public void AKeyWithItemsLeftIsNotRetired()
    {
        using KeyedPool<int, KeyedItem> pool = Make();
        Fill(pool, key: 1, count: 10);
        Turn(pool);
        Turn(pool);
        Assert.Equal(1, pool.Keys);
    }

    [Fact]
    public void WhatIsOutWhenItsKeyIsRetiredComesHomeToTheKey()
    {
        using KeyedPool<int, KeyedItem> pool = Make();
        KeyedItem item = pool.Rent(1);
        Turn(pool);
        Turn(pool);
        Assert.Equal(0, pool.Keys);
        pool.Return(1, item);
        Assert.Same(item, pool.Rent(1));
        Assert.Equal(1, pool.Statistics.Outstanding);
    }

    [Fact]
    public void ALeaseThatEndsAfterItsKeyIsCounted()
    {
        using KeyedPool<int, KeyedItem> pool = Make();
        Lease<KeyedItem> lease = pool.Lease(1);
        Turn(pool);
        Turn(pool);
        Assert.Equal((0, 1), (pool.Keys, pool.Statistics.Outstanding));
        lease.Dispose();
        Assert.Equal((0, 1), (pool.Statistics.Outstanding, pool.Statistics.DroppedAfterDispose));
    }

    /// <summary>Keys end all the time while others use them: nobody notices.</summary>
    [Fact]
    public void RetiringDoesNotDisturbThoseWhoUseTheKey()
    {
        using KeyedPool<int, KeyedItem> pool = Make();
        bool isOver = false;
        Exception? failure = null;
        Thread[] threads = [.. Enumerable.Range(0, 3).Select(seed => new Thread(() =>
            failure = Record.Exception(() =>
            {
                var random = new Random(seed);
                while (!Volatile.Read(ref isOver))
                    UseAtRandom(pool, random, 3);
            }) ?? failure))];
        Array.ForEach(threads, thread => thread.Start());
        for (int tide = 0; tide < 300; tide++)
            Turn(pool);
        Volatile.Write(ref isOver, true);
        Array.ForEach(threads, thread => thread.Join());
        Assert.Null(failure);
    }

    [Fact]
    public void TrimDiscardsWhatIsIdle()
    {
        using KeyedPool<int, KeyedItem> pool = Make();
        KeyedItem[] items = [.. Fill(pool, 1, 10), .. Fill(pool, 2, 10)];
        pool.Trim();
        Assert.All(items, item => Assert.Equal(1, item.Discards));
        Assert.Equal(0, pool.Statistics.ItemsHeld);
    }

    [Fact]
    public void AfterItsEndRentsThrowAndReturnsAreDiscarded()
    {
        KeyedPool<int, KeyedItem> pool = Make();
        KeyedItem late = pool.Rent(1);
        KeyedItem[] idle = Fill(pool, 2, 3);
        pool.Dispose();
        pool.Dispose();
        Assert.All(idle, item => Assert.Equal(1, item.Discards));
        Assert.Throws<ObjectDisposedException>(() => pool.Rent(1));
        Assert.Throws<ObjectDisposedException>(() => pool.Rent(7));
        Assert.Throws<ObjectDisposedException>(() => pool.Lease(1));
        pool.Return(1, late);
        Assert.Equal(1, late.Discards);
        Assert.Equal((0, 1), (pool.Statistics.Outstanding, pool.Statistics.DroppedAfterDispose));
    }

    [Fact]
    public void AComparerSaysWhichKeysAreOne()
    {
        using var pool = KeyedPool.Create<string, PooledItem>(_ => new PooledItem(), comparer: StringComparer.OrdinalIgnoreCase);
        PooledItem item = pool.Rent("Tenant");
        pool.Return("TENANT", item);
        Assert.Same(item, pool.Rent("tenant"));
        Assert.Equal(1, pool.Keys);
        Assert.Throws<InvalidOperationException>(() => pool.Return("other", item));
    }

    [Fact]
    public void ItIsCollectedWithoutBeingDisposed()
    {
        WeakReference dropped = MakeAndDrop();
        Wait.For(() => !dropped.IsAlive);
    }

    [Fact]
    public void AbsurdOptionsAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(new KeyedPoolOptions { MaxItemsPerKey = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(new KeyedPoolOptions { MaxItemsPerKey = int.MaxValue }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(new KeyedPoolOptions { MaxItems = -1 }));
        Assert.Throws<ArgumentException>(() => Make(new KeyedPoolOptions { Name = " " }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(new KeyedPoolOptions { Misuse = (MisuseResponse)7 }));
        Assert.Throws<ArgumentNullException>(() => new KeyedPool<int, KeyedItem>(null!));
    }

    [Fact]
    public void NullIsRefused()
    {
        using var pool = KeyedPool.Create<string, PooledItem>(_ => new PooledItem());
        Assert.Throws<ArgumentNullException>(() => pool.Rent(null!));
        Assert.Throws<ArgumentNullException>(() => pool.Lease(null!));
        Assert.Throws<ArgumentNullException>(() => pool.Return(null!, new PooledItem()));
        Assert.Throws<ArgumentNullException>(() => pool.Return("key", null!));
    }

    /// <summary>A figure that is added to the statistics must be added up too.</summary>
    [Fact]
    public void EveryFigureIsAddedUp()
    {
        object one = default(PoolStatistics);
        var figures = typeof(PoolStatistics).GetProperties().Where(figure => figure.CanWrite && figure.PropertyType == typeof(long)).ToArray();
        for (int i = 0; i < figures.Length; i++)
            figures[i].SetValue(one, i + 1L);
        PoolStatistics sum = Rockpool.Scopes.StatisticsSum.Add((PoolStatistics)one, (PoolStatistics)one);
        Assert.NotEmpty(figures);
        Assert.Equal(figures.Select((_, i) => 2L * (i + 1)), figures.Select(figure => (long)figure.GetValue(sum)!));
    }

    private static WeakReference MakeAndDrop()
    {
        KeyedPool<int, KeyedItem> pool = Make();
        pool.Return(1, pool.Rent(1));
        return new WeakReference(pool);
    }

    private static KeyedItem[] Fill(KeyedPool<int, KeyedItem> pool, int key, int count)
    {
        KeyedItem[] items = [.. Enumerable.Range(0, count).Select(_ => pool.Rent(key))];
        Array.ForEach(items, item => pool.Return(key, item));
        return items;
    }

    private static void UseAtRandom(KeyedPool<int, KeyedItem> pool, Random random, int count)
    {
        for (int i = 0; i < count; i++)
        {
            int key = random.Next(20);
            KeyedItem[] items = [pool.Rent(key), pool.Rent(key)];
            Assert.All(items, item => Assert.Equal(key, item.Key));
            Array.ForEach(items, item => pool.Return(key, item));
        }
    }

    private static void Turn(KeyedPool<int, KeyedItem> pool) => Tide.Turn([.. pool.Pools, pool]);

    private static KeyedPool<int, KeyedItem> Make(KeyedPoolOptions? options = null) =>
        KeyedPool.Create<int, KeyedItem>(key => new KeyedItem(key), item => item.Reset(), item => item.Discard(), options);
}
