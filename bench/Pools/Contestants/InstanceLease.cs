using Rockpool;

namespace Pools.Contestants;

public readonly struct InstanceLease : ILeasing
{
    private static readonly Pool<Load> Pool = new(default(LoadPolicy));

    public Lease<Load> Lease() => Pool.Lease();
}
