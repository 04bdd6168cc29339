using System.Runtime.CompilerServices;
using Rockpool.Tiers;

namespace Rockpool.Leases;

/// <summary>
/// Joins an item with a version, so that a lease is known by its cell and its version however often it is copied.
/// </summary>
/// <remarks>
/// The cell serves one lease after another. Its version is that of the lease it serves now, or of the next one while it is
/// idle: it grows by one when a lease ends and by nothing else, so that no lease that ended is ever taken for a live one. The
/// item changes only between the end of a lease and the beginning of the next.
/// </remarks>
internal sealed class LeaseCell
{
    private object? _item;
    private long _version;

    /// <summary>Begins a lease. The caller has the idle cell to itself.</summary>
    /// <returns>The lease's version.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Begin(object item)
    {
        // Partner: the load in Read. Without the order a reader of a lease that ended could see this item before the version.
        Atomic.Store(ref _item, item);
        return Atomic.PlainRead(ref _version);
    }

    /// <summary>The item of a lease; null if that has ended.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public object? Read(long version)
    {
        // The item first: if the version still stands after that, the item is that lease's. The other way round the lease
        // could end in between, and the next one's item would be handed out.
        object? item = Atomic.Load(ref _item);
        return Atomic.Load(ref _version) == version ? item : null;
    }

    /// <summary>Ends a lease; of several callers with the same version exactly one gets the item, and the cell with it.</summary>
    /// <returns>Null to the others, and if the lease had ended before.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public object? End(long version)
    {
        if (Atomic.CompareExchange(ref _version, version + 1, version) != version)
            return null;
        object? item = Atomic.PlainRead(ref _item);
        // An idle cell would keep the item alive after its pool let it go.
        Atomic.PlainWrite(ref _item, null);
        return item;
    }
}
