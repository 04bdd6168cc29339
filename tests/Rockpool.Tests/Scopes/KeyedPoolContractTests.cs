namespace Rockpool.Tests.Scopes;

/// <summary>Each key's pool is a pool.</summary>
public sealed class KeyedPoolContractTests : PoolContract, IDisposable
{
    private readonly KeyedPool<string, PooledItem> _pool = KeyedPool.Create<string, PooledItem>(
        _ => new PooledItem(), item => item.Reset(), item => item.Discard(), new KeyedPoolOptions { MaxItemsPerKey = 2_000 });

    protected override PoolStatistics Statistics => _pool.Statistics;

    public void Dispose() => _pool.Dispose();

    private protected override PooledItem Rent() => _pool.Rent("key");

    private protected override void Return(PooledItem item) => _pool.Return("key", item);
}
