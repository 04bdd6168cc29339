using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Rockpool.Leases;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>Leases.</content>
public sealed partial class Pool<T>
{
    private readonly MisuseResponse _misuse;
    private long _misuses;

    /// <summary>Takes an idle item, or makes one, until the lease is disposed. A warm lease allocates nothing.</summary>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lease<T> Lease()
    {
        T item = Rent();
        LeaseCell cell = ThreadCache<T>.Lend(Mine(), item, out long version);
        return new Lease<T>(this, cell, version);
    }

    /// <summary>Ends a lease and brings its item home.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void End(LeaseCell cell, long version)
    {
        // Looked up before the exchange, because a processor does not read on until that is done.
        ThreadCache<T>? cache = Mine();
        if (cell.End(version) is not { } lent)
        {
            EndedTwice();
            return;
        }

        // The cell first: the reset may throw.
        if (LeaseCell.IsShared(version))
            Ambient<LeaseCell, LeaseCellPolicy>.Return(cell);
        T item = (T)lent;
        if (cache is null)
            ReturnFirst(item);
        else
            Return(cache, item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EndedTwice()
    {
        Atomic.Add(ref _misuses, 1);
        if (_misuse == MisuseResponse.Throw)
            Throw.LeaseEndedTwice(Name, typeof(T).Name);
    }

    [DoesNotReturn]
    internal T UsedAfterEnd()
    {
        Atomic.Add(ref _misuses, 1);
        Throw.LeaseUsedAfterEnd(Name, typeof(T).Name);
        return null;
    }
}
