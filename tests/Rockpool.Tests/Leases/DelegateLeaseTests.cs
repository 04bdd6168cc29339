namespace Rockpool.Tests.Leases;

/// <summary>Leases of a pool made from delegates, whose items are told when they go.</summary>
public sealed class DelegateLeaseTests : LeaseContract
{
    private readonly Pool<PooledItem> _pool = Pool.Create(
        () => new PooledItem(), item => item.Reset(), item => item.Discard());

    protected override string Name => _pool.Name;

    protected override PoolStatistics Statistics => _pool.Statistics;

    private protected override PooledItem Rent() => _pool.Rent();

    private protected override void Return(PooledItem item) => _pool.Return(item);

    private protected override Lease<PooledItem> Lease() => _pool.Lease();
}
