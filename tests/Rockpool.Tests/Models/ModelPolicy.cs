namespace Rockpool.Tests.Models;

internal class ModelPolicy<T>(Makings makings) : IPoolPolicy<T>
    where T : PooledItem, new()
{
    public T Create() => makings.Make<T>();

    public bool Reset(T item) => item.Reset();

    public void Discard(T item) => item.Discard();
}
