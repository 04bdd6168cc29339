namespace Rockpool.Tests.Leases;

/// <summary>Leases of a pool made from a policy.</summary>
public sealed class InstanceLeaseTests : LeaseContract
{
    private readonly Pool<PooledItem> _pool = new(default(PooledItemPolicy));

    protected override string Name => _pool.Name;

    protected override PoolStatistics Statistics => _pool.Statistics;

    private protected override PooledItem Rent() => _pool.Rent();

    private protected override void Return(PooledItem item) => _pool.Return(item);

    private protected override Lease<PooledItem> Lease() => _pool.Lease();
}
