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
        LeaseCell cell;
        long version;
        if (AmbientCache<T, TPolicy>.Current is { } cache && TakeSlot(cache) is { } item)
        {
            cell = cache.Lend(item, out version);
        }
        else
        {
            cell = LendSlow();
            version = cell.Version;
        }

        return new Lease<T>(AmbientPool<T, TPolicy>.Instance, cell, version);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static LeaseCell LendSlow()
    {
        T item = RentSlow(AmbientCache<T, TPolicy>.Current);
        return AmbientPool<T, TPolicy>.Instance.Lent(item, ThreadCache<T>.Lend(AmbientCache<T, TPolicy>.Current, item));
    }
}
