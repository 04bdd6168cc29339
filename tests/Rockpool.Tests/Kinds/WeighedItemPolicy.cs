namespace Rockpool.Tests.Kinds;

internal readonly struct WeighedItemPolicy : IWeighedPolicy<PooledItem>
{
    public const long Weight = 100;

    public PooledItem Create() => new();

    public bool Reset(PooledItem item) => item.Reset();

    public void Discard(PooledItem item) => item.Discard();

    public long Weigh(PooledItem item) => Weight;
}
