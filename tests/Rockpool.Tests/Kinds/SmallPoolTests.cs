namespace Rockpool.Tests.Kinds;

/// <summary>A pool so small that threads keep nothing of it for themselves.</summary>
public sealed class SmallPoolTests : PoolContract
{
    private const int MostItems = 8;

    private readonly Pool<PooledItem> _pool = new(default(PooledItemPolicy), new PoolOptions { MaxItems = MostItems });

    protected override PoolStatistics Statistics => _pool.Statistics;

    protected override int Room => MostItems;

    private protected override PooledItem Rent() => _pool.Rent();

    private protected override void Return(PooledItem item) => _pool.Return(item);
}
