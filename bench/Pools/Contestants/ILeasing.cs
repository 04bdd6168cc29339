using Rockpool;

namespace Pools.Contestants;

/// <summary>A pool that lends.</summary>
public interface ILeasing
{
    public Lease<Load> Lease();
}
