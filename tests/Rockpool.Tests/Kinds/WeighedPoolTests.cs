namespace Rockpool.Tests.Kinds;

/// <summary>A pool that counts bytes, and keeps no more of them than it was told.</summary>
public sealed class WeighedPoolTests : PoolContract
{
    private const int MostItems = 800;

    private readonly Pool<PooledItem> _pool = new(
        default(WeighedItemPolicy), new PoolOptions { MaxBytes = MostItems * WeighedItemPolicy.Weight });

    protected override PoolStatistics Statistics => _pool.Statistics;

    private protected override PooledItem Rent() => _pool.Rent();

    private protected override void Return(PooledItem item) => _pool.Return(item);
}
