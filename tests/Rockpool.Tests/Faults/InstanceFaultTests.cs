namespace Rockpool.Tests.Faults;

/// <summary>Faults of an instance pool's policy.</summary>
public sealed class InstanceFaultTests : FaultContract
{
    private protected override Pool<PooledItem> Pool { get; } = new(default(FaultyPolicy));

    private protected override PooledItem Rent() => Pool.Rent();

    private protected override void Return(PooledItem item) => Pool.Return(item);
}
