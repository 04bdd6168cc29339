using System.Runtime.CompilerServices;
using Rockpool.Events;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>What a buffer pool needs of the pool of one class: it has looked into the thread's storage itself.</content>
public sealed partial class Pool<T>
{
    /// <summary>Whether the guard wants to see an item before anything is done to it.</summary>
    internal bool HasGuard => Atomic.Load(ref _guard) is not null;

    /// <summary>This thread's cache, made if need be; null if the pool was disposed.</summary>
    internal ThreadCache<T>? TryMeet() => Mine() ?? Find();

    /// <summary>Rents where the slot is empty.</summary>
    internal T RentBeyondSlot(ThreadCache<T> cache) => RentSlow(cache);

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
