namespace Rockpool.Tests.Faults;

/// <summary>Faults of an ambient pool's policy.</summary>
public sealed class AmbientFaultTests : FaultContract
{
    private protected override Pool<PooledItem> Pool => Ambient<PooledItem, FaultyPolicy>.Pool;

    private protected override PooledItem Rent() => Ambient<PooledItem, FaultyPolicy>.Rent();

    private protected override void Return(PooledItem item) => Ambient<PooledItem, FaultyPolicy>.Return(item);
}
