namespace Rockpool.Tests.Stress;

internal readonly struct StampedPolicy<T> : IPoolPolicy<T>
    where T : StampedItem, new()
{
    public T Create() => new();

    public bool Reset(T item) => true;

    public void Discard(T item)
    {
        if (item is IDisposable disposable)
            disposable.Dispose();
        else
            item.Leave();
    }
}
