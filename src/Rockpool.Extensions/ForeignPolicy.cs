using Microsoft.Extensions.ObjectPool;

namespace Rockpool.Extensions;

/// <summary>Asks a policy of Microsoft.Extensions.ObjectPool.</summary>
internal sealed class ForeignPolicy<T>(IPooledObjectPolicy<T> policy) : IPoolPolicy<T>
    where T : class
{
    public T Create() => policy.Create();

    public bool Reset(T item) => policy.Return(item);

    public void Discard(T item)
    {
        // The default provider disposes only where the pool's own item type says so: others may be owned by somebody else.
        if (typeof(IDisposable).IsAssignableFrom(typeof(T)))
            ((IDisposable)item).Dispose();
    }
}
