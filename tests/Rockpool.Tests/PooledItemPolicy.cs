namespace Rockpool.Tests;

internal readonly struct PooledItemPolicy : IPoolPolicy<PooledItem>
{
    public PooledItem Create() => new();

    public bool Reset(PooledItem item) => item.Reset();

    public void Discard(PooledItem item) => item.Discard();
}
