using System.Diagnostics;
using Rockpool.Contract;
using Rockpool.Events;
using Rockpool.Scopes;

namespace Rockpool;

/// <content>Rents that keep their thread while they wait.</content>
public sealed partial class BoundedPool<T>
{
    private static readonly TimeSpan LongestBlocking = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>
    /// Takes an item, or waits for one, and keeps the thread meanwhile: for code that is not asynchronous. It stands in the same line
    /// as those who await one. The wait needs no other thread to end, so that it ends also where the thread pool has none left.
    /// </summary>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Ends the wait. If an item is handed over at the same moment, that wins.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or above 24 days.</exception>
    /// <exception cref="TimeoutException">No item came home in time. While guarding is on
    /// (<see cref="RockpoolGuard.Level"/>) it names who have held items longest.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed, before or during the wait.</exception>
    public T Rent(TimeSpan timeout, CancellationToken cancellationToken)
    {
        Check(timeout, LongestBlocking);
        cancellationToken.ThrowIfCancellationRequested();
        return TryRent(out T? item) ? item : RentInLine(timeout, cancellationToken);
    }

    /// <summary>Takes an item as <see cref="Rent(TimeSpan, CancellationToken)"/> does, until the lease is disposed.</summary>
    /// <inheritdoc cref="Rent(TimeSpan, CancellationToken)"/>
    public BoundedLease<T> Lease(TimeSpan timeout, CancellationToken cancellationToken) => Lend(Rent(timeout, cancellationToken));

    private T RentInLine(TimeSpan timeout, CancellationToken cancellationToken)
    {
        long started = Wanted.Rare ? Stopwatch.GetTimestamp() : 0;
        var waiter = new Waiter<T>();
        Admission admission = _turnstile.EnterOrWait(waiter, out T? item);
        if (admission == Admission.Full)
            item = Outcome(waiter, timeout, cancellationToken);
        else if (admission == Admission.Closed)
            Throw.Disposed(Name);
        ItemTier tier = item is null ? ItemTier.Created : ItemTier.Shelf;
        item ??= Make();
        LetOut(item, tier, Look());
        if (started != 0)
            _story.Took(PoolOperation.Rent, tier, started);
        return item;
    }

    /// <summary>The item, or null, which is the permit to make one.</summary>
    private T? Outcome(Waiter<T> waiter, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            if (Task.WaitAny([waiter.Task], (int)timeout.TotalMilliseconds, cancellationToken) < 0)
                TimeOut(waiter, timeout);
        }
        catch (OperationCanceledException)
        {
            Cancel(waiter, cancellationToken);
        }
        catch (ThreadInterruptedException)
        {
            if (!_turnstile.Withdraw(waiter))
                GiveBack(waiter);
            throw;
        }

        // Whoever took the waiter out of the line, if not this thread, is about to end the wait.
        return waiter.Task.GetAwaiter().GetResult();
    }

    /// <summary>What was handed to somebody who does not wait any more goes to the next.</summary>
    private void GiveBack(Waiter<T> waiter)
    {
        if (waiter.Task.GetAwaiter().GetResult() is { } item)
            TryKeep(item);
        else
            _turnstile.GiveUp(wasRented: false);
    }
}
