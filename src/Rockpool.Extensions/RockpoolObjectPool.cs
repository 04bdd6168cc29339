using Microsoft.Extensions.ObjectPool;

namespace Rockpool.Extensions;

/// <summary>A pool under the interface that foreign code knows.</summary>
internal class RockpoolObjectPool<T>(Pool<T> pool) : ObjectPool<T>
    where T : class
{
    protected Pool<T> Pool { get; } = pool;

    public sealed override T Get() => Pool.Rent();

    public sealed override void Return(T obj) => Pool.Return(obj);
}
