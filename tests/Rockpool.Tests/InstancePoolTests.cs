namespace Rockpool.Tests;

/// <summary>A pool made from a policy.</summary>
public sealed class InstancePoolTests : PoolContract
{
    private readonly Pool<PooledItem> _pool = new(default(PooledItemPolicy));

    protected override PoolStatistics Statistics => _pool.Statistics;

    private protected override PooledItem Rent() => _pool.Rent();

    private protected override void Return(PooledItem item) => _pool.Return(item);
}
