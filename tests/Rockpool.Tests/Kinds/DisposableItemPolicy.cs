namespace Rockpool.Tests.Kinds;

internal readonly struct DisposableItemPolicy : IPoolPolicy<DisposableItem>
{
    public DisposableItem Create() => new();

    public bool Reset(DisposableItem item) => item.Reset();

    public void Discard(DisposableItem item) => item.Dispose();
}
