using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Rockpool.Buffers;
using Rockpool.Guard;
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
    public Lease<T> Lease() => LeaseFor(Asked.Nothing);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Lease<T> LeaseFor(int asked)
    {
        LeaseCell cell;
        long version;
        if (Mine() is { } cache && TakeSlot(cache) is { } item)
        {
            cell = cache.Lend(item, out version);
        }
        else
        {
            cell = LendSlow(asked);
            version = cell.Version;
        }

        return new Lease<T>(this, cell, version);
    }

    /// <summary>Ends a lease and brings its item home.</summary>
    /// <param name="cell">The lease's.</param>
    /// <param name="version">The lease's.</param>
    /// <param name="me">This thread's mark. The caller looks it up, who has looked into the thread's storage before.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void End(LeaseCell cell, long version, object? me)
    {
        if (cell.Home is not { } home || home.Key != _key || !cell.TryEndAtHome(version, me, out object? lent))
            EndByExchange(cell, version);
        else if (lent is null)
            EndedTwice(cell, version);
        else
            // The key says that the cell is of a cache of this pool, and with that its item of this type.
            Return(Unsafe.As<ThreadCache<T>>(home), Unsafe.As<T>(lent));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private LeaseCell LendSlow(int asked)
    {
        T item = RentSlow(Mine(), asked);
        return Lent(item, ThreadCache<T>.Lend(Mine(), item));
    }

    /// <summary>Lets the guard know by which lease an item went out, if that was seen. Where a slot serves it was not.</summary>
    internal LeaseCell Lent(T item, LeaseCell cell)
    {
        Atomic.Load(ref _guard)?.Lend(item, cell);
        return cell;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EndByExchange(LeaseCell cell, long version)
    {
        // Looked up before the exchange, because a processor does not read on until that is done.
        ThreadCache<T>? cache = Mine();
        if (cell.End(version) is not { } lent)
        {
            EndedTwice(cell, version);
            return;
        }

        // The cell first: the reset may throw.
        if (cell.Home is null)
            Ambient<LeaseCell, LeaseCellPolicy>.Return(cell);
        else if (ReferenceEquals(cell.Home, cache))
            cache.NoteExchange(cell.Bias);
        T item = (T)lent;
        if (cache is null)
            ReturnFirst(item);
        else
            Return(cache, item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void EndedTwice(LeaseCell cell, long version)
    {
        GuardFinding? finding = LeaseEnds.Accuse(cell, version, GuardFindingKind.DoubleReturn);
        if (finding is not null)
        {
            Misused(finding);
            return;
        }

        CountMisuse();
        if (_misuse == MisuseResponse.Throw)
            Throw.LeaseEndedTwice(Name, typeof(T).Name);
    }

    [DoesNotReturn]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal T UsedAfterEnd(LeaseCell cell, long version)
    {
        CountMisuse();
        if (LeaseEnds.Accuse(cell, version, GuardFindingKind.UseAfterReturn) is { } finding)
            Throw.LeaseUsedAfterEnd(finding);
        Throw.LeaseUsedAfterEnd(Name, typeof(T).Name);
        return null;
    }

    private void CountMisuse()
    {
        if (_commonCounts is not null)
            _commonCounts.NoteMisuse();
        else
            Atomic.Add(ref _misuses, 1);
    }
}
