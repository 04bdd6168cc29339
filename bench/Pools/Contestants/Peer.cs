using Microsoft.Extensions.ObjectPool;

namespace Pools.Contestants;

/// <summary>Microsoft.Extensions.ObjectPool, allowed to keep what the bursts need.</summary>
public readonly struct Peer : IContestant
{
    private static readonly DefaultObjectPool<Load> Pool = new(new Policy(), 1024);

    public Load Rent() => Pool.Get();

    public void Return(Load item) => Pool.Return(item);

    private sealed class Policy : PooledObjectPolicy<Load>
    {
        public override Load Create() => new();

        public override bool Return(Load item)
        {
            item.Used = 0;
            return true;
        }
    }
}
