namespace Rockpool.Tests.Kinds;

/// <summary>A pool of items that must be disposed.</summary>
public sealed class DisposablePoolTests : PoolContract
{
    private readonly Pool<DisposableItem> _pool = new(default(DisposableItemPolicy));

    protected override PoolStatistics Statistics => _pool.Statistics;

    private protected override PooledItem Rent() => _pool.Rent();

    private protected override void Return(PooledItem item) => _pool.Return((DisposableItem)item);
}
