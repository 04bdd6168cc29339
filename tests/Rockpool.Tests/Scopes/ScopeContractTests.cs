namespace Rockpool.Tests.Scopes;

/// <summary>A pool behind scopes, one for each thread, is a pool.</summary>
public sealed class ScopeContractTests : PoolContract, IDisposable
{
    private readonly Pool<PooledItem> _pool = new(default(PooledItemPolicy));
    private readonly ThreadLocal<PoolScope> _scopes = new(() => new PoolScope(), trackAllValues: true);

    /// <summary>What scopes did the pool knows when they gave back what they have.</summary>
    protected override PoolStatistics Statistics
    {
        get
        {
            foreach (PoolScope scope in _scopes.Values)
                scope.Trim();
            return _pool.Statistics;
        }
    }

    public void Dispose() => _scopes.Dispose();

    private protected override PooledItem Rent() => _scopes.Value!.Rent(_pool);

    private protected override void Return(PooledItem item) => _scopes.Value!.Return(_pool, item);
}
