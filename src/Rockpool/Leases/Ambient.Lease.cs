using System.Runtime.CompilerServices;
using Rockpool.Leases;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>Leases.</content>
public static partial class Ambient<T, TPolicy>
{
    /// <summary>Takes an idle item, or makes one, until the lease is disposed. A warm lease allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lease<T> Lease()
    {
        T item = Rent();
        LeaseCell cell = ThreadCache<T>.Lend(AmbientCache<T, TPolicy>.Current, item, out long version);
        return new Lease<T>(AmbientPool<T, TPolicy>.Instance, cell, version);
    }
}
