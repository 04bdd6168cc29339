using System.Runtime.CompilerServices;
using Rockpool.Leases;

namespace Rockpool.Tiers;

/// <content>The place for a lease's cell.</content>
internal sealed partial class ThreadCache<T>
{
    /// <summary>An idle cell for this thread's next lease. Nobody else touches it, and the tide leaves it: it is 32 bytes.</summary>
    private LeaseCell? _cell;

    /// <summary>A cell for a lease: the thread's own, else one from where all threads leave those they have no place for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LeaseCell TakeCell(ThreadCache<T>? cache)
    {
        if (cache?._cell is not { } cell)
            return Ambient<LeaseCell, LeaseCellPolicy>.Rent();
        cache._cell = null;
        return cell;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PutCell(LeaseCell cell)
    {
        if (_cell is null)
            _cell = cell;
        else
            Ambient<LeaseCell, LeaseCellPolicy>.Return(cell);
    }
}
