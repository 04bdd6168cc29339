namespace Rockpool.Tests.Leases;

/// <summary>Leases of the pool of a type and a policy.</summary>
public sealed class AmbientLeaseTests : LeaseContract
{
    private protected override Pool<PooledItem> Pool => Ambient<PooledItem, LentItemPolicy>.Pool;

    private protected override PooledItem Rent() => Ambient<PooledItem, LentItemPolicy>.Rent();

    private protected override void Return(PooledItem item) => Ambient<PooledItem, LentItemPolicy>.Return(item);

    private protected override Lease<PooledItem> Lease() => Ambient<PooledItem, LentItemPolicy>.Lease();

    [Fact]
    public void TheInstanceLendsTheSameItems()
    {
        Lease<PooledItem> lease = Lease();
        PooledItem item = lease.Value;
        lease.Dispose();
        using Lease<PooledItem> other = Ambient<PooledItem, LentItemPolicy>.Pool.Lease();
        Assert.Same(item, other.Value);
    }

    /// <summary>The policy of these tests alone: a pool that other tests use at the same time would spoil the counts.</summary>
    private readonly struct LentItemPolicy : IPoolPolicy<PooledItem>
    {
        public PooledItem Create() => new();

        public bool Reset(PooledItem item) => item.Reset();

        public void Discard(PooledItem item) => item.Discard();
    }
}
