namespace Rockpool.Tests;

/// <summary>A pool made from delegates.</summary>
public sealed class DelegatePoolTests : PoolContract
{
    private readonly Pool<PooledItem> _pool = Pool.Create(
        () => new PooledItem(), item => item.Reset(), item => item.Discard());

    protected override PoolStatistics Statistics => _pool.Statistics;

    private protected override PooledItem Rent() => _pool.Rent();

    private protected override void Return(PooledItem item) => _pool.Return(item);
}
