namespace Rockpool.Tests.Kinds;

/// <summary>The ambient pool of items that must be disposed.</summary>
public sealed class AmbientDisposablePoolTests : PoolContract
{
    protected override PoolStatistics Statistics => Ambient<DisposableItem, DisposableItemPolicy>.Pool.Statistics;

    private protected override PooledItem Rent() => Ambient<DisposableItem, DisposableItemPolicy>.Rent();

    private protected override void Return(PooledItem item) =>
        Ambient<DisposableItem, DisposableItemPolicy>.Return((DisposableItem)item);
}
