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
        return new Lease<T>(this, ThreadCache<T>.TakeCell(Mine()), item);
    }

    /// <summary>Brings home what was leased, and gives the cell to this thread.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Return(T item, LeaseCell cell)
    {
        ThreadCache<T>? cache = Mine();
        if (cache is null)
        {
            Ambient<LeaseCell, LeaseCellPolicy>.Return(cell);
            ReturnFirst(item);
            return;
        }

        // The cell first: the reset may throw.
        cache.PutCell(cell);
        Return(cache, item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void EndedTwice()
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
