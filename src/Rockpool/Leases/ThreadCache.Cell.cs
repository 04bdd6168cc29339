using System.Runtime.CompilerServices;
using Rockpool.Leases;

namespace Rockpool.Tiers;

/// <content>The cell of the thread's leases.</content>
internal sealed partial class ThreadCache<T>
{
    /// <summary>Serves one lease of this thread at a time, wherever that ends. 32 bytes.</summary>
    private LeaseCell? _cell;

    /// <summary>Begins a lease in the thread's own cell, else in one of those that all threads share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LeaseCell Lend(ThreadCache<T>? cache, T item, out long version) =>
        cache?._cell is { } cell && cell.TryBegin(item, out version) ? cell : LendSlow(cache, item, out version);

    /// <summary>Lets go of the item that this thread lent last. Called by the thread itself.</summary>
    public void ForgetLent() => _cell?.Forget();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static LeaseCell LendSlow(ThreadCache<T>? cache, T item, out long version)
    {
        LeaseCell cell = cache is { _cell: null }
            ? cache._cell = new LeaseCell(isShared: false)
            : Ambient<LeaseCell, LeaseCellPolicy>.Rent();
        cell.TryBegin(item, out version);
        return cell;
    }
}
