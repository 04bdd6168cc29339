using System.Diagnostics;
using System.Globalization;
using Rockpool.Contract;
using Rockpool.Events;
using Rockpool.Scopes;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>Rents that wait.</content>
public sealed partial class BoundedPool<T>
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>Takes an item, or waits in line for one.</summary>
    /// <exception cref="ObjectDisposedException">The pool was disposed, before or during the wait.</exception>
    public ValueTask<T> RentAsync() => RentAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);

    /// <summary>Takes an item, or waits in line for one.</summary>
    /// <param name="cancellationToken">Ends the wait. If an item is handed over at the same moment, that wins: the task then
    /// has the item.</param>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed, before or during the wait.</exception>
    public ValueTask<T> RentAsync(CancellationToken cancellationToken) =>
        RentAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Takes an item, or waits in line for one, but not for ever.</summary>
    /// <param name="timeout">How long; <see cref="Timeout.InfiniteTimeSpan"/> for no limit.</param>
    /// <param name="cancellationToken">Ends the wait. If an item is handed over at the same moment, that wins: the task then
    /// has the item.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative or above 49 days.</exception>
    /// <exception cref="TimeoutException">No item came home in time. While guarding is on
    /// (<see cref="RockpoolGuard.Level"/>) it names who have held items longest.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed, before or during the wait.</exception>
    public ValueTask<T> RentAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        Check(timeout, LongestTimeout);
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<T>(cancellationToken);
        Admission admission = _turnstile.TryEnter(out T? item);
        if (item is null)
            return FinishAsync(admission, Look(), timeout, cancellationToken);
        LetOut(item, ItemTier.Shelf, Look());
        return new ValueTask<T>(item);
    }

    private static void Check(TimeSpan timeout, TimeSpan longest)
    {
        if (timeout != Timeout.InfiniteTimeSpan && (timeout < TimeSpan.Zero || timeout > longest))
            Throw.BadTimeout(nameof(timeout), timeout, longest);
    }

    // Also where nothing is waited for, so that what the policy throws is always in the task. The place is looked at before,
    // because a stack that goes on after a wait does not show it.
    private async ValueTask<T> FinishAsync(
        Admission admission, GuardSite? site, TimeSpan timeout, CancellationToken cancellationToken)
    {
        long started = Wanted.Rare ? Stopwatch.GetTimestamp() : 0;
        T? item = null;
        if (admission == Admission.Full)
        {
            var waiter = new Waiter<T>();
            admission = _turnstile.EnterOrWait(waiter, out item);
            if (admission == Admission.Full)
                item = await OutcomeAsync(waiter, timeout, cancellationToken).ConfigureAwait(false);
        }

        if (admission == Admission.Closed)
            Throw.Disposed(Name);
        ItemTier tier = item is null ? ItemTier.Created : ItemTier.Shelf;
        item ??= Make();
        LetOut(item, tier, site);
        if (started != 0)
            _story.Took(PoolOperation.Rent, tier, started);
        return item;
    }

    private async Task<T?> OutcomeAsync(Waiter<T> waiter, TimeSpan timeout, CancellationToken cancellationToken)
    {
        // Both end with the wait, so that a token that lives long collects no registrations.
        using ITimer? timer = timeout == Timeout.InfiniteTimeSpan
            ? null
            : _clock.CreateTimer(_ => TimeOut(waiter, timeout), null, timeout, Timeout.InfiniteTimeSpan);
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            (_, token) => Cancel(waiter, token), null);
        return await waiter.Task.ConfigureAwait(false);
    }

    private void Cancel(Waiter<T> waiter, CancellationToken cancellationToken)
    {
        if (_turnstile.Withdraw(waiter))
            waiter.SetCanceled(cancellationToken);
    }

    private void TimeOut(Waiter<T> waiter, TimeSpan timeout)
    {
        if (!_turnstile.Withdraw(waiter))
            return;
        BoundedPoolStatistics now = Statistics;
        waiter.SetException(new TimeoutException(string.Create(
            CultureInfo.InvariantCulture,
            $"No item of the bounded pool '{Name}' came home within {timeout.TotalSeconds:0.###} s: {now.Outstanding} of {now.Limit} are out, {now.Waiting} more rents wait.")
            + (Atomic.Load(ref _guard) is null ? "" : _holders.Longest())));
    }
}
