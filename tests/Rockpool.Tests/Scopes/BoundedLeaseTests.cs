namespace Rockpool.Tests.Scopes;

/// <summary>Leases of a bounded pool end once.</summary>
public sealed class BoundedLeaseTests : IDisposable
{
    private readonly BoundedPool<PooledItem> _pool = new(default(PooledItemPolicy), 1, "leased");

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void ItBringsItsItemHome()
    {
        PooledItem item;
        using (BoundedLease<PooledItem> lease = _pool.Lease())
            item = lease.Value;
        Assert.Equal(1, item.Resets);
        Assert.Same(item, _pool.Rent());
    }

    [Fact]
    public void ItsCopiesAreOneLease()
    {
        BoundedLease<PooledItem> lease = _pool.Lease();
        BoundedLease<PooledItem> copy = lease;
        copy.Dispose();
        Assert.Contains("leased", Assert.Throws<InvalidOperationException>(lease.Dispose).Message);
        Assert.Throws<ObjectDisposedException>(() => lease.Value);
        Assert.Equal((1, 0, 2), (_pool.Statistics.Idle, _pool.Statistics.Outstanding, _pool.Statistics.Misuses));
    }

    [Fact]
    public void AnOldLeaseDoesNotEndTheNext()
    {
        BoundedLease<PooledItem> old = _pool.Lease();
        old.Dispose();
        using BoundedLease<PooledItem> next = _pool.Lease();
        Assert.Throws<InvalidOperationException>(old.Dispose);
        Assert.Equal(1, _pool.Statistics.Outstanding);
        Assert.NotNull(next.Value);
    }

    [Fact]
    public void OfTwoThatEndOneLeaseAtOnceOneDoes()
    {
        for (int round = 0; round < 200; round++)
        {
            BoundedLease<PooledItem> lease = _pool.Lease();
            using var barrier = new Barrier(2);
            int refused = 0;
            Parallel.Invoke(Race, Race);
            Assert.Equal((1, 1), (refused, _pool.Statistics.Idle));

            void Race()
            {
                barrier.SignalAndWait(TestContext.Current.CancellationToken);
                if (Record.Exception(lease.Dispose) is InvalidOperationException)
                    Interlocked.Increment(ref refused);
            }
        }
    }

    [Fact]
    public async Task AWaitEndsWithALease()
    {
        BoundedLease<PooledItem> first = _pool.Lease();
        Assert.False(_pool.TryLease(out BoundedLease<PooledItem> none));
        none.Dispose();
        ValueTask<BoundedLease<PooledItem>> wait = _pool.LeaseAsync(TestContext.Current.CancellationToken);
        PooledItem item = first.Value;
        first.Dispose();
        using BoundedLease<PooledItem> second = await wait;
        Assert.Same(item, second.Value);
    }

    [Fact]
    public void TheDefaultLeaseHoldsNothing() =>
        Assert.Throws<InvalidOperationException>(() => default(BoundedLease<PooledItem>).Value);

    [Fact]
    public void AWarmLeaseAllocatesNothing()
    {
        _pool.Lease().Dispose();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(_pool.TryLease(out BoundedLease<PooledItem> lease));
        lease.Dispose();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void AfterThePoolsEndItsItemIsDiscarded()
    {
        BoundedLease<PooledItem> lease = _pool.Lease();
        PooledItem item = lease.Value;
        _pool.Dispose();
        lease.Dispose();
        Assert.Equal(1, item.Discards);
    }
}
