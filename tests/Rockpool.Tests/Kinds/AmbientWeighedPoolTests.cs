namespace Rockpool.Tests.Kinds;

/// <summary>The ambient pool of a policy that weighs.</summary>
public sealed class AmbientWeighedPoolTests : PoolContract
{
    protected override PoolStatistics Statistics => Ambient<PooledItem, WeighedItemPolicy>.Pool.Statistics;

    private protected override PooledItem Rent() => Ambient<PooledItem, WeighedItemPolicy>.Rent();

    private protected override void Return(PooledItem item) => Ambient<PooledItem, WeighedItemPolicy>.Return(item);
}
