using System.Runtime.CompilerServices;
using Rockpool.Events;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>What a buffer pool needs of the pool of one class: it has looked into the thread's storage itself.</content>
public sealed partial class Pool<T>
{
    /// <summary>This thread's cache, made if need be; null if the pool was disposed.</summary>
    internal ThreadCache<T>? TryMeet() => Mine() ?? Find();

    /// <summary>Rents where the slot is empty.</summary>
    internal T RentBeyondSlot(ThreadCache<T> cache, int asked) => RentSlow(cache, asked);

    /// <summary>Rents an array for a length.</summary>
    internal T Rent(int asked)
    {
        ThreadCache<T>? cache = Mine();
        return cache is not null && TakeSlot(cache) is { } item ? item : RentSlow(cache, asked);
    }

    /// <summary>Leases an array for a length.</summary>
    internal Lease<T> Lease(int asked) => LeaseFor(asked);

    /// <summary>Keeps an item that needs no reset, where the gate is open.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void KeepAsItIs(ThreadCache<T> cache, T item)
    {
        if (Atomic.PlainRead(ref cache.Slot) is null)
            Fill(cache, item);
        else if (Wanted.Items || !cache.TryPush(item))
            Keep(cache, item);
    }
}
