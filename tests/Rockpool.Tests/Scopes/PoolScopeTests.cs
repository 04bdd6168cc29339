namespace Rockpool.Tests.Scopes;

/// <summary>What a scope borrows, keeps and gives back.</summary>
public sealed class PoolScopeTests : IDisposable
{
    private readonly Pool<PooledItem> _pool = new(default(PooledItemPolicy), new PoolOptions { Name = "lent" });

    public void Dispose() => _pool.Dispose();

    /// <summary>One request rents and returns: what it had goes straight home, and nothing is carried to and fro.</summary>
    [Fact]
    public void UntilItRentsAgainItKeepsNothing()
    {
        Warm(_pool, 30);
        using var scope = new PoolScope();
        PooledItem[] items = [.. Enumerable.Range(0, 8).Select(_ => scope.Rent(_pool))];
        foreach (PooledItem item in items)
            scope.Return(_pool, item);
        Assert.Equal((0, 30, 0), Counts(_pool));
        Assert.Equal(0, scope.Outstanding);
        scope.Return(_pool, scope.Rent(_pool));
        Assert.Equal(29, _pool.Statistics.ItemsHeld);
    }

    [Fact]
    public void WhatCameHomeToItIsRentedAgain()
    {
        using PoolScope scope = Used(_pool);
        PooledItem item = scope.Rent(_pool);
        item.Residue = "left behind";
        scope.Return(_pool, item);
        Assert.Null(item.Residue);
        Assert.Same(item, scope.Rent(_pool));
        Assert.Equal(0, _pool.Statistics.ItemsHeld);
    }

    /// <summary>Loans of 1, 2, 4, 8 and 8, as far as the thread has idle items.</summary>
    [Fact]
    public void ItBorrowsMoreTheMoreItIsUsed()
    {
        Warm(_pool, 31);
        using var scope = new PoolScope();
        scope.Return(_pool, scope.Rent(_pool));
        List<long> idle = [];
        for (int rent = 0; rent < 24; rent++)
        {
            scope.Rent(_pool);
            idle.Add(31 - (rent + 1) - _pool.Statistics.ItemsHeld);
        }

        Assert.Equal(
            [0, 1, 0, 3, 2, 1, 0, 7, 6, 5, 4, 3, 2, 1, 0, 7, 6, 5, 4, 3, 2, 1, 0, 7], idle);
        scope.Close();
        Assert.Equal(18, _pool.Statistics.ScopeHits);
        Assert.Equal(31 + 1 + 24, _pool.Statistics.Rents);
    }

    [Fact]
    public void ALoanMakesNoItemThatNobodyAskedFor()
    {
        var policy = new CountedPolicy();
        using var pool = new Pool<PooledItem>(policy);
        using var scope = new PoolScope();
        scope.Return(pool, scope.Rent(pool));
        for (int rent = 0; rent < 20; rent++)
            scope.Rent(pool);
        Assert.Equal(20, policy.Made);
        Assert.Equal(20, scope.Outstanding);
    }

    [Fact]
    public void AtItsEndItGivesEverythingBackAndSaysWhatIsOut()
    {
        Warm(_pool, 40);
        using var other = new Pool<PooledItem>(default(PooledItemPolicy), new PoolOptions { Name = "other" });
        PoolScope scope = Used(_pool);
        PooledItem[] items = [.. Enumerable.Range(0, 10).Select(_ => scope.Rent(_pool))];
        PooledItem home = scope.Rent(other);
        foreach (PooledItem item in items[..7])
            scope.Return(_pool, item);
        scope.Return(other, home);
        Assert.Equal(3, scope.Outstanding);
        Assert.Equal([new StillOut("lent", 3)], scope.Close());
        Assert.Equal((3, 37, 0), Counts(_pool));
        Assert.Equal((0, 1, 0), Counts(other));
        Assert.Empty(scope.Close());
        foreach (PooledItem late in items[7..])
            scope.Return(_pool, late);
        Assert.Equal(0, scope.Outstanding);
        Assert.Equal((0, 40, 0), Counts(_pool));
    }

    [Fact]
    public void NothingIsOutWhenAllCameHome()
    {
        var scope = new PoolScope();
        scope.Return(_pool, scope.Rent(_pool));
        Assert.Empty(scope.Close());
        Assert.Empty(new PoolScope().Close());
    }

    [Fact]
    public void AfterItsEndItRentsNothing()
    {
        var scope = new PoolScope();
        scope.Dispose();
        scope.Dispose();
        Assert.Throws<ObjectDisposedException>(() => scope.Rent(_pool));
        scope.Trim();
    }

    [Fact]
    public void TrimGivesBackAndLeavesItOpen()
    {
        Warm(_pool, 40);
        using PoolScope scope = Used(_pool);
        PooledItem[] items = [.. Enumerable.Range(0, 20).Select(_ => scope.Rent(_pool))];
        foreach (PooledItem item in items[1..])
            scope.Return(_pool, item);
        scope.Trim();
        Assert.Equal((1, 39, 0), Counts(_pool));
        Assert.Equal(1, scope.Outstanding);
        scope.Return(_pool, items[0]);
        Assert.Equal((0, 40, 0), Counts(_pool));
        scope.Rent(_pool);
        Assert.Equal([new StillOut("lent", 1)], scope.Close());
    }

    [Fact]
    public void WhatItHasNoRoomForGoesToThePool()
    {
        using PoolScope scope = Used(_pool);
        PooledItem[] items = [scope.Rent(_pool), .. Enumerable.Range(0, 40).Select(_ => _pool.Rent())];
        foreach (PooledItem item in items)
            scope.Return(_pool, item);
        Assert.Equal((0, 9, 32), Counts(_pool));
        Assert.Equal(-40, scope.Outstanding);
        Assert.Empty(scope.Close());
        Assert.Equal((0, 41, 0), Counts(_pool));
    }

    [Fact]
    public void ItMovesFromThreadToThread()
    {
        Warm(_pool, 40);
        PoolScope scope = Used(_pool);
        PooledItem[] items = [.. Enumerable.Range(0, 12).Select(_ => scope.Rent(_pool))];
        On.AnotherThread(() =>
        {
            foreach (PooledItem item in items)
                scope.Return(_pool, item);
            Assert.Empty(scope.Close());
        });
        Assert.Equal((0, 40, 0), Counts(_pool));
    }

    [Fact]
    public void AnAmbientPoolLendsToo()
    {
        using PoolScope scope = Used(Ambient<PooledItem, ScopedPolicy>.Pool);
        PooledItem item = Ambient<PooledItem, ScopedPolicy>.Rent();
        scope.Return(Ambient<PooledItem, ScopedPolicy>.Pool, item);
        Assert.Same(item, scope.Rent(Ambient<PooledItem, ScopedPolicy>.Pool));
        scope.Return(Ambient<PooledItem, ScopedPolicy>.Pool, item);
        scope.Close();
        Assert.Equal(2, Counts(Ambient<PooledItem, ScopedPolicy>.Pool).Held);
    }

    [Fact]
    public void AWeighedPoolLendsTooAndItsBytesAreRight()
    {
        using var pool = new Pool<byte[]>(new ArrayPolicy(), new PoolOptions { MaxBytes = 1000 });
        using var scope = new PoolScope();
        for (int i = 0; i < 2; i++)
            scope.Return(pool, scope.Rent(pool));
        byte[][] arrays = [.. Enumerable.Range(0, 6).Select(_ => scope.Rent(pool))];
        foreach (byte[] array in arrays)
            scope.Return(pool, array);
        Assert.Equal(0, pool.Statistics.BytesHeld);
        scope.Close();
        Assert.Equal((600, 6), (pool.Statistics.BytesHeld, pool.Statistics.ItemsHeld));
    }

    [Fact]
    public void NullIsRefused()
    {
        using var scope = new PoolScope();
        Assert.Throws<ArgumentNullException>(() => scope.Rent<PooledItem>(null!));
        Assert.Throws<ArgumentNullException>(() => scope.Return(null!, new PooledItem()));
        Assert.Throws<ArgumentNullException>(() => scope.Return(_pool, null!));
    }

    /// <summary>A scope that has been used before, so that it borrows and keeps; it has one item.</summary>
    internal static PoolScope Used(Pool<PooledItem> pool)
    {
        var scope = new PoolScope();
        for (int i = 0; i < 2; i++)
            scope.Return(pool, scope.Rent(pool));
        return scope;
    }

    internal static void Warm(Pool<PooledItem> pool, int count)
    {
        PooledItem[] items = [.. Enumerable.Range(0, count).Select(_ => pool.Rent())];
        Array.ForEach(items, pool.Return);
    }

    internal static (long Outstanding, long Held, long InScopes) Counts(Pool<PooledItem> pool)
    {
        PoolStatistics statistics = pool.Statistics;
        return (statistics.Outstanding, statistics.ItemsHeld, statistics.ItemsInScopes);
    }

    private readonly struct ScopedPolicy : IPoolPolicy<PooledItem>
    {
        public PooledItem Create() => new();

        public bool Reset(PooledItem item) => item.Reset();

        public void Discard(PooledItem item) => item.Discard();
    }

    private sealed class ArrayPolicy : IWeighedPolicy<byte[]>
    {
        public byte[] Create() => new byte[100];

        public bool Reset(byte[] item) => true;

        public void Discard(byte[] item) => Array.Clear(item);

        public long Weigh(byte[] item) => item.Length;
    }
}
