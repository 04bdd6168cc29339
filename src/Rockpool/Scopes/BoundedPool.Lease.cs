using System.Diagnostics.CodeAnalysis;
using Rockpool.Guard;
using Rockpool.Leases;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>Leases.</content>
public sealed partial class BoundedPool<T>
{
    /// <summary>Takes an item as <see cref="Rent()"/> does, until the lease is disposed. A warm lease allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">Every item is out.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public BoundedLease<T> Lease() => Lend(Rent());

    /// <summary>Takes an item as <see cref="TryRent"/> does, until the lease is disposed.</summary>
    /// <param name="lease">The lease; the default value, which may be disposed, if every item is out.</param>
    /// <returns>Whether there was an item.</returns>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public bool TryLease(out BoundedLease<T> lease)
    {
        bool isThere = TryRent(out T? item);
        lease = isThere ? Lend(item!) : default;
        return isThere;
    }

    /// <summary>Takes an item, or waits in line for one, until the lease is disposed.</summary>
    /// <inheritdoc cref="RentAsync(CancellationToken)"/>
    public ValueTask<BoundedLease<T>> LeaseAsync(CancellationToken cancellationToken) =>
        LeaseAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Takes an item, or waits in line for one, but not for ever, until the lease is disposed.</summary>
    /// <inheritdoc cref="RentAsync(TimeSpan, CancellationToken)"/>
    public ValueTask<BoundedLease<T>> LeaseAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        ValueTask<T> rent = RentAsync(timeout, cancellationToken);
        return rent.IsCompletedSuccessfully ? new ValueTask<BoundedLease<T>>(Lend(rent.Result)) : LendWhenThereAsync(rent);
    }

    /// <summary>Ends a lease and brings its item home.</summary>
    internal void End(LeaseCell cell, long version)
    {
        if (cell.End(version) is not { } lent)
        {
            EndedTwice(cell, version);
            return;
        }

        // The cell first: the reset may throw.
        Ambient<LeaseCell, LeaseCellPolicy>.Return(cell);
        Return((T)lent);
    }

    [DoesNotReturn]
    internal T UsedAfterEnd(LeaseCell cell, long version)
    {
        Atomic.Add(ref _misuses, 1);
        if (LeaseEnds.Accuse(cell, version, GuardFindingKind.UseAfterReturn) is { } finding)
            Throw.LeaseUsedAfterEnd(finding);
        Throw.LeaseUsedAfterEnd(Name, typeof(T).Name);
        return null;
    }

    [DoesNotReturn]
    private void EndedTwice(LeaseCell cell, long version)
    {
        Atomic.Add(ref _misuses, 1);
        if (LeaseEnds.Accuse(cell, version, GuardFindingKind.DoubleReturn) is { } finding)
            Throw.Misused(finding);
        Throw.LeaseEndedTwice(Name, typeof(T).Name);
    }

    private async ValueTask<BoundedLease<T>> LendWhenThereAsync(ValueTask<T> rent) => Lend(await rent.ConfigureAwait(false));

    private BoundedLease<T> Lend(T item)
    {
        LeaseCell cell = Ambient<LeaseCell, LeaseCellPolicy>.Rent();
        cell.TryBegin(item, out long version);
        Atomic.Load(ref _guard)?.Lend(item, cell);
        return new BoundedLease<T>(this, cell, version);
    }
}
