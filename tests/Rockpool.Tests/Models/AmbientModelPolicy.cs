namespace Rockpool.Tests.Models;

/// <summary>The policy of an ambient pool has no state, so where its items are noted is of the type.</summary>
internal readonly struct AmbientModelPolicy<T> : IPoolPolicy<T>
    where T : PooledItem, new()
{
    public static Makings Makings { get; set; } = new();

    public T Create() => Makings.Make<T>();

    public bool Reset(T item) => item.Reset();

    public void Discard(T item) => item.Discard();
}
