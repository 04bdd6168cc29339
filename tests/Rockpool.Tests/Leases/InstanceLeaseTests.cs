namespace Rockpool.Tests.Leases;

/// <summary>Leases of a pool made from a policy.</summary>
public sealed class InstanceLeaseTests : LeaseContract
{
    private readonly Pool<PooledItem> _pool = new(default(PooledItemPolicy));

    private protected override Pool<PooledItem> Pool => _pool;

    private protected override PooledItem Rent() => _pool.Rent();

    private protected override void Return(PooledItem item) => _pool.Return(item);

    private protected override Lease<PooledItem> Lease() => _pool.Lease();
}
