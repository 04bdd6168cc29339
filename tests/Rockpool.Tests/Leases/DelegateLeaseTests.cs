namespace Rockpool.Tests.Leases;

/// <summary>Leases of a pool made from delegates, whose items are told when they go.</summary>
public sealed class DelegateLeaseTests : LeaseContract
{
    private readonly Pool<PooledItem> _pool = Rockpool.Pool.Create(
        () => new PooledItem(), item => item.Reset(), item => item.Discard());

    private protected override Pool<PooledItem> Pool => _pool;

    private protected override PooledItem Rent() => _pool.Rent();

    private protected override void Return(PooledItem item) => _pool.Return(item);

    private protected override Lease<PooledItem> Lease() => _pool.Lease();
}
