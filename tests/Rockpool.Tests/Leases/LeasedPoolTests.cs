using System.Runtime.CompilerServices;

namespace Rockpool.Tests.Leases;

/// <summary>Leases and the pools that they are from.</summary>
public sealed class LeasedPoolTests
{
    [Fact]
    public void APoolThatReportsMisuseCountsTheSecondEndAndGoesOn()
    {
        using var pool = new Pool<PooledItem>(
            default(PooledItemPolicy), new PoolOptions { Misuse = MisuseResponse.Report });
        Lease<PooledItem> lease = pool.Lease();
        lease.Dispose();
        using Lease<PooledItem> next = pool.Lease();
        lease.Dispose();
        Assert.Equal((1, 1), (pool.Statistics.Misuses, pool.Statistics.Outstanding));
        Assert.Throws<ObjectDisposedException>(() => lease.Value);
        Assert.Equal(2, pool.Statistics.Misuses);
    }

    [Fact]
    public void AnUnknownResponseToMisuseIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => new Pool<PooledItem>(default(PooledItemPolicy), new PoolOptions { Misuse = (MisuseResponse)2 }));

    [Fact]
    public void ALeaseOutlivesItsPoolAndItsItemIsDiscarded()
    {
        var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        Lease<PooledItem> lease = pool.Lease();
        pool.Dispose();
        PooledItem item = lease.Value;
        Assert.Equal(0, item.Discards);
        lease.Dispose();
        Assert.Equal(1, item.Discards);
        Assert.Throws<InvalidOperationException>(lease.Dispose);
        Assert.Throws<ObjectDisposedException>(() => pool.Lease());
    }

    [Fact]
    public void EveryItemGoesHomeToItsOwnPool()
    {
        using var other = new Worker();
        using Pool<Owned> left = Owned.By("left");
        using Pool<Owned> right = Owned.By("right");
        var leases = new List<(Lease<Owned> Lease, string Owner)>();
        for (int round = 0; round < 20; round++)
        {
            for (int i = 0; i < 50; i++)
            {
                leases.Add((left.Lease(), "left"));
                leases.Add((right.Lease(), "right"));
            }

            Assert.All(leases, held => Assert.Equal(held.Owner, held.Lease.Value.Owner));
            other.Do(() => leases.Where((_, at) => at % 3 == 0).ToList().ForEach(held => held.Lease.Dispose()));
            leases.Where((_, at) => at % 3 != 0).ToList().ForEach(held => held.Lease.Dispose());
            leases.Clear();
        }

        Assert.Equal((0, 0), (left.Statistics.Outstanding, right.Statistics.Outstanding));
    }

    [Fact]
    public void PoolsOfOtherTypesUseTheSameCellsAndNeverEachOthersItems()
    {
        using var items = new Pool<PooledItem>(default(PooledItemPolicy));
        using Pool<Owned> owned = Owned.By("owner");
        var stale = new List<Lease<PooledItem>>();
        for (int i = 0; i < 100; i++)
            stale.Add(items.Lease());
        stale.ForEach(lease => lease.Dispose());
        var live = new List<Lease<Owned>>();
        for (int i = 0; i < 100; i++)
            live.Add(owned.Lease());
        Assert.All(stale, lease => Assert.Throws<ObjectDisposedException>(() => lease.Value));
        Assert.All(stale, lease => Assert.Throws<InvalidOperationException>(lease.Dispose));
        Assert.All(live, lease => Assert.Equal("owner", lease.Value.Owner));
        live.ForEach(lease => lease.Dispose());
    }

    [Fact]
    public void WhatIsLeftOfALeaseDoesNotKeepItsPool()
    {
        WeakReference pool = UseAndForget();
        Wait.For(() => !pool.IsAlive);
    }

    [Fact]
    public void WhatIsLeftOfAnIdleThreadsLeaseDoesNotKeepItsItem()
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        using var idle = new Worker();
        WeakReference? item = null;
        idle.Do(() => item = LendOnce(pool));
        pool.Trim();
        Wait.For(() => !item!.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LendOnce(Pool<PooledItem> pool)
    {
        using Lease<PooledItem> lease = pool.Lease();
        return new WeakReference(lease.Value);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference UseAndForget()
    {
        var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        pool.Lease().Dispose();
        return new WeakReference(pool);
    }

    private sealed record Owned(string Owner)
    {
        public static Pool<Owned> By(string owner) => Pool.Create(() => new Owned(owner));
    }
}
