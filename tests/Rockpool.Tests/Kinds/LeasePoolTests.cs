using System.Collections.Concurrent;

namespace Rockpool.Tests.Kinds;

/// <summary>A pool whose items are leased, never rented.</summary>
public sealed class LeasePoolTests : PoolContract
{
    private readonly Pool<PooledItem> _pool = new(default(PooledItemPolicy));
    private readonly ConcurrentDictionary<PooledItem, Lease<PooledItem>> _leases = new(ReferenceEqualityComparer.Instance);

    protected override PoolStatistics Statistics => _pool.Statistics;

    private protected override PooledItem Rent()
    {
        Lease<PooledItem> lease = _pool.Lease();
        Assert.True(_leases.TryAdd(lease.Value, lease));
        return lease.Value;
    }

    private protected override void Return(PooledItem item)
    {
        if (item is not null && _leases.TryRemove(item, out Lease<PooledItem> lease))
            lease.Dispose();
        else
            _pool.Return(item!);
    }
}
