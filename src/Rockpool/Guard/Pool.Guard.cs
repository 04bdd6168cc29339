using System.Runtime.CompilerServices;
using Rockpool.Buffers;
using Rockpool.Events;
using Rockpool.Guard;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>The guard's way in and out. Reached only where a gate is shut.</content>
public sealed partial class Pool<T> : IGuarded
{
    // What the pools are built of goes in and out of pools of its own in ways that look like leaks.
    private static readonly bool IsGuardable = !OwnParts.Include(typeof(T));

    private PoolGuard<T>? _guard;

    Action? IGuarded.Rearm(GuardLevel level)
    {
        lock (_door)
        {
            if (IsDisposed)
                return null;
            List<Magazine<T>> gone = [];
            PoolGuard<T>? former = Rearm(level, isNew: false, gone);
            return former is null && gone.Count == 0 ? null : () => Dismiss(former, gone);
        }
    }

    /// <summary>Rents where the gate is shut.</summary>
    /// <param name="cache">This thread's.</param>
    /// <param name="asked">Of an array the length that was asked for.</param>
    internal T RentGated(ThreadCache<T> cache, int asked = Asked.Nothing)
    {
        T item = Wanted.Items ? RentWatched(cache, asked) : cache.Pop() ?? RentShared(cache);
        if (Atomic.Load(ref _guard) is { } guard)
            guard.Offer(item, asked);
        return item;
    }

    /// <summary>Returns where the gate is shut: the guard looks before anything is done to the item.</summary>
    /// <param name="cache">This thread's.</param>
    /// <param name="item">The item.</param>
    /// <param name="isReset">Whether it has been reset: an ambient pool has no test to spare before that, so a thread's first
    /// return after the gate was shut comes too late to be looked at.</param>
    /// <param name="written">Of an array, so many elements are cleared in place of the policy's reset; 0 for that.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void ReturnGated(ThreadCache<T> cache, T item, bool isReset = false, int written = 0)
    {
        if (TryReturnGated(cache, item, isReset, written) is { } finding)
            Misused(finding);
    }

    /// <summary>The same, for who has something to put right where the guard refuses the item.</summary>
    /// <returns>Why it did not come home by this; null if it did.</returns>
    private GuardFinding? TryReturnGated(ThreadCache<T> cache, T item, bool isReset, int written = 0)
    {
        if (Atomic.Load(ref _guard) is { } guard)
            return ReturnGuarded(guard, cache, item, isReset, written);
        if (isReset || TryReset(item, written))
            Keep(cache, item);
        else
            Refuse(cache, item);
        return null;
    }

    private GuardFinding? ReturnGuarded(PoolGuard<T> guard, ThreadCache<T> cache, T item, bool isReset, int written)
    {
        if (!guard.Ward.IsFull && !guard.Watches(item))
        {
            ReturnUnwatched(guard, cache, item, isReset, written);
            return null;
        }

        if (guard.Receive(item, out Dossier dossier) is { } finding)
        {
            cache.Returns--;
            return finding;
        }

        bool keeps = false;
        try
        {
            keeps = isReset || TryReset(item, written);
        }
        finally
        {
            if (!keeps)
                dossier.Go();
        }

        if (!keeps)
            Refuse(cache, item);
        else
            KeepSettled(guard, cache, item, dossier, written);
        return null;
    }

    private bool TryReset(T item, int written)
    {
        if (written == 0)
            return _policy.Reset(item);
        Array.Clear(Unsafe.As<Array>(item), 0, written);
        return true;
    }

    private void KeepSettled(PoolGuard<T> guard, ThreadCache<T> cache, T item, Dossier dossier, int cleared)
    {
        if (Wanted.Items)
            TellReturned(item);
        if (guard.Settle(item, dossier, cleared) is { } idle)
            KeepTold(cache, idle);
    }

    /// <summary>Counts a mistake, and throws it at who made it unless the pool was told not to.</summary>
    internal void Misused(GuardFinding finding)
    {
        CountMisuse();
        if (_misuse == MisuseResponse.Throw)
            Throw.Misused(finding);
    }

    /// <summary>Ends what guard there is and begins another. Under the door.</summary>
    /// <param name="level">How much is looked at from now on.</param>
    /// <param name="isNew">Whether nothing was rented yet.</param>
    /// <param name="gone">Takes what is to be discarded.</param>
    /// <returns>The former guard.</returns>
    private PoolGuard<T>? Rearm(GuardLevel level, bool isNew, List<Magazine<T>> gone)
    {
        PoolGuard<T>? former = _guard;
        former?.Ward.End();
        Atomic.Store(ref _guard, null);
        PoolGuard<T>? next = level == GuardLevel.Off || !IsGuardable
            ? null
            : new PoolGuard<T>(WardOf(level, isComplete: level == GuardLevel.Full && isNew), _poison is null ? _policy : null, _poison);
        SetGates(next);
        if (next?.Ward.IsFull == true)
            _caches.ForEach(cache => TakeSlot(cache, gone, isOwn: false));
        // After the gates: who is handed an item that was seen going out finds its own gate shut.
        Atomic.Store(ref _guard, next);
        return former;
    }

    private bool IsGateShut(PoolGuard<T>? guard) => IsGuardable && (guard?.Ward.IsFull == true || Kin<T>.IsWatching);

    private void SetGates(PoolGuard<T>? guard)
    {
        bool isShut = IsGateShut(guard);
        foreach (ThreadCache<T> cache in _caches)
        {
            if (isShut)
                cache.Shut(Latch.Guarded);
            else
                cache.Reopen(Latch.Guarded);
        }
    }

    private Ward WardOf(GuardLevel level, bool isComplete) => new(new WeakReference<object>(this), level)
    {
        Name = Name,
        ItemType = typeof(T),
        Story = _story,
        Told = _told ?? new Told(),
        IsComplete = isComplete,
    };

    /// <summary>Lets go of what a guard kept that is over.</summary>
    private void Dismiss(PoolGuard<T>? former, List<Magazine<T>> gone)
    {
        if (former?.Dismiss() == true)
            Kin<T>.End();
        TakeQuarantine(former, gone, close: true);
        Discard(gone);
    }

    private void TakeQuarantine(PoolGuard<T>? guard, List<Magazine<T>> gone, bool close)
    {
        foreach (T item in guard?.Quarantine.Empty(close) ?? [])
        {
            Magazine<T> single = _depot.TakeEmpty();
            single.TryPush(item, 1);
            gone.Add(single);
        }
    }
}
