using Rockpool.Events;

namespace Rockpool.Tests.Scopes;

/// <summary>A bounded pool is a pool, as long as its limit is not reached.</summary>
public sealed class BoundedPoolContractTests : PoolContract, IDisposable
{
    private readonly BoundedPool<PooledItem> _pool = new(default(PooledItemPolicy), limit: 2_000);

    /// <summary>As the meter sees them.</summary>
    protected override PoolStatistics Statistics => ((IVisible)_pool).Statistics;

    public void Dispose() => _pool.Dispose();

    private protected override PooledItem Rent() => _pool.Rent();

    private protected override void Return(PooledItem item) => _pool.Return(item);
}
