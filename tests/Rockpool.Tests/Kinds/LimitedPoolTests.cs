namespace Rockpool.Tests.Kinds;

/// <summary>A pool with a limit that leaves threads their own magazines.</summary>
public sealed class LimitedPoolTests : PoolContract
{
    private readonly Pool<PooledItem> _pool = new(
        default(PooledItemPolicy), new PoolOptions { MaxItems = Math.Max(1000, 64 * Environment.ProcessorCount) });

    protected override PoolStatistics Statistics => _pool.Statistics;

    private protected override PooledItem Rent() => _pool.Rent();

    private protected override void Return(PooledItem item) => _pool.Return(item);
}
