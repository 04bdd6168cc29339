using Microsoft.Extensions.ObjectPool;
using Rockpool;

namespace Pools;

/// <summary>The same reset for every contestant.</summary>
public readonly struct LoadPolicy : IPoolPolicy<Load>, IPooledObjectPolicy<Load>
{
    public Load Create() => new();

    public bool Reset(Load item)
    {
        item.Used = 0;
        return true;
    }

    public void Discard(Load item) => item.Used = -1;

    public bool Return(Load item) => Reset(item);
}
