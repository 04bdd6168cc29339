using Rockpool;

namespace Pools.Contestants;

public readonly struct AmbientLease : ILeasing
{
    public Lease<Load> Lease() => Ambient<Load, LoadPolicy>.Lease();
}
