using System.Runtime.CompilerServices;
using Rockpool.Tiers;

namespace Rockpool.Leases;

/// <summary>
/// Joins an item with a version, so that a lease is known by its cell and its version however often it is copied.
/// </summary>
/// <remarks>
/// The cell serves one lease after another, and its version only grows: by one when a lease begins, by three when it ends. Only
/// one thread begins leases: the one whose cache the cell is in, or the one that took it from the pool of shared cells. Any
/// thread ends them. The item changes only while the cell is idle.
/// </remarks>
internal sealed class LeaseCell
{
    private const long Leased = 1;
    private const long Shared = 2;
    private const long Cycle = 4;

    private object? _item;
    private long _version;

    public LeaseCell(bool isShared) => _version = isShared ? Shared : 0;

    /// <summary>Whether a lease is out at this moment.</summary>
    public bool IsLent => (Atomic.Load(ref _version) & Leased) != 0;

    /// <summary>Whether whoever ended the lease of this version has to bring its cell back to the pool of shared cells.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsShared(long version) => (version & Shared) != 0;

    /// <summary>Begins a lease if the cell is idle. Only its one beginner may call this.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryBegin(object item, out long version)
    {
        // Partner: the exchange in End. Who sees the cell idle sees that the last lease's end is over with the item.
        version = Atomic.Load(ref _version) + Leased;
        if ((version & Leased) == 0)
            return false;
        // Mostly the same item is lent again, and a store of a reference costs more than a look.
        if (!ReferenceEquals(Atomic.PlainRead(ref _item), item))
            Atomic.Store(ref _item, item);
        Atomic.Store(ref _version, version);
        return true;
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

    /// <summary>Ends a lease; of several callers with the same version exactly one gets the item.</summary>
    /// <returns>Null to the others, and if the lease had ended before.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public object? End(long version)
    {
        // The item first: from the exchange on the cell may begin its next lease.
        object? item = Atomic.Load(ref _item);
        return Atomic.CompareExchange(ref _version, version + Cycle - Leased, version) == version ? item : null;
    }

    /// <summary>Lets go of the last lease's item, if the cell is idle. Only its one beginner may call this.</summary>
    public void Forget()
    {
        if (!IsLent)
            Atomic.PlainWrite(ref _item, null);
    }
}
