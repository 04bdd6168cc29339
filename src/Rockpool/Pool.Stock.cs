using System.Runtime.ExceptionServices;
using Rockpool.Events;
using Rockpool.Tides;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>What the pool holds, and how it comes and goes otherwise than by rent and return.</content>
public sealed partial class Pool<T> : ITidal
{
    private const int IdleTidesOfASlot = 2;

    private long _trimmed;
    private long _discardsFailed;

    /// <summary>Makes items and puts them where rents find them, so that the next rents do not have to.</summary>
    /// <param name="count">How many; fewer are made where the shelves are full or the <see cref="PoolBudget"/> is spent.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public void Prewarm(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        // The tide reaches pools that a thread has joined.
        Attach();
        int portion = _depot.Ration;
        for (; Math.Min(count, portion) > 0 && Load(_depot.TakeEmpty(), Math.Min(count, portion)); count -= portion)
        {
            if (IsDisposed)
                Throw.Disposed(Name);
        }
    }

    /// <summary>Discards what is idle, wherever it waits. A thread that is using the pool at this moment may keep its own.</summary>
    public void Trim()
    {
        List<Magazine<T>> gone = [];
        lock (Tide.Door)
        {
            lock (_door)
            {
                if (IsDisposed)
                    return;
                Strip(long.MaxValue, gone);
            }
        }

        TakeQuarantine(_guard, gone, close: false);
        _depot.Drain(gone);
        _flotsam?.Clear();
        Discard(gone);
    }

    void ITidal.Claim()
    {
        lock (_door)
        {
            Sample();
            foreach (ThreadCache<T> cache in _caches)
            {
                cache.NoteTide();
                if (cache.IdleTides > 0)
                    cache.Claim();
            }
        }
    }

    Action? ITidal.Ebb()
    {
        List<Magazine<T>> gone = [];
        lock (_door)
        {
            SweepOrphans(gone);
            TakeQuarantine(_guard, gone, close: false);
            _flotsam?.Sweep();
            _depot.Ebb(gone, _flotsam);
            foreach (ThreadCache<T> cache in _caches)
            {
                if (cache.IsMineToTake)
                    Expose(cache, gone);
                cache.Unclaim();
            }
        }

        return gone.Count == 0 ? null : () => DiscardAll(gone);
    }

    /// <summary>An idle thread's magazines become victims at the first tide; its slot is emptied at the second.</summary>
    private void Expose(ThreadCache<T> cache, List<Magazine<T>> gone)
    {
        List<Magazine<T>> taken = [];
        cache.TakeMagazines(taken);
        foreach (Magazine<T> magazine in taken)
            _depot.Expose(magazine, gone);
        if (cache.IdleTides >= IdleTidesOfASlot)
            TakeSlot(cache, gone, isOwn: false);
    }

    /// <summary>Takes what threads keep, of the idlest first, until enough is taken; what is more than that goes to the
    /// shelves. Both doors must be held.</summary>
    private void Strip(long bytes, List<Magazine<T>> gone)
    {
        ThreadCache? own = ThreadTable.Find(_id, _key);
        ThreadCache<T>[] caches = [.. _caches.OrderByDescending(cache => cache.IdleTides)];
        List<Magazine<T>> taken = [];
        long found = 0;
        foreach (ThreadCache<T> cache in caches)
            cache.Claim();
        Atomic.ProcessWideBarrier();
        foreach (ThreadCache<T> cache in caches)
        {
            int before = taken.Count;
            if (cache.IsMineToTake && found < bytes)
                TakeAll(cache, taken, isOwn: cache == own);
            cache.Unclaim();
            for (int i = before; i < taken.Count; i++)
                found += BytesOf(taken[i]);
        }

        foreach (Magazine<T> magazine in taken)
        {
            if (bytes <= 0 && _depot.TryPut(magazine))
                continue;
            bytes -= BytesOf(magazine);
            gone.Add(magazine);
        }
    }

    private long BytesOf(Magazine<T> magazine) => _stake.BytesOf(new Stock(magazine.Count, magazine.Bytes));

    private void TakeAll(ThreadCache<T> cache, List<Magazine<T>> gone, bool isOwn = false)
    {
        cache.TakeMagazines(gone);
        TakeSlot(cache, gone, isOwn || cache.IsOrphaned);
    }

    private void TakeSlot(ThreadCache<T> cache, List<Magazine<T>> gone, bool isOwn)
    {
        cache.DropCell();
        if (cache.TakeSlot() is not { } item)
            return;
        if (!isOwn && !cache.IsContested)
        {
            Atomic.Add(ref _trimmed, 1);
            return;
        }

        Magazine<T> single = _depot.TakeEmpty();
        single.TryPush(item, 1);
        gone.Add(single);
    }

    private bool Load(Magazine<T> magazine, int count)
    {
        bool isFull = false;
        try
        {
            isFull = Fill(magazine, count);
        }
        finally
        {
            // Whatever a policy throws, what was made before is kept.
            isFull &= Stow(magazine);
        }

        return isFull;
    }

    private bool Fill(Magazine<T> magazine, int count)
    {
        while (magazine.Count < count)
        {
            T made = Make();
            long weight = _weigher?.Weigh(made) ?? 0;
            if (weight <= _depot.Layout.MaxItemBytes && _depot.TryReserve(magazine, weight)
                && magazine.TryPush(made, magazine.Capacity, weight))
                continue;
            _policy.Discard(made);
            return false;
        }

        return true;
    }

    private bool Stow(Magazine<T> magazine)
    {
        List<Magazine<T>> gone = [];
        if (!_depot.TryPut(magazine))
            gone.Add(magazine);
        // A pool that was disposed meanwhile may have drained its shelves before this came.
        if (IsDisposed)
            _depot.Drain(gone);
        Discard(gone);
        return gone.Count == 0;
    }

    private void Discard(List<Magazine<T>> gone)
    {
        if (DiscardAll(gone) is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Discards what is in magazines.</summary>
    /// <returns>The first thing that the policy threw: it must not keep the other items from being discarded.</returns>
    private Exception? DiscardAll(List<Magazine<T>> gone)
    {
        Exception? first = null;
        foreach (Magazine<T> magazine in gone)
        {
            Atomic.Add(ref _trimmed, magazine.Count);
            while (magazine.Pop() is { } item)
            {
                if (Wanted.Rare)
                    _story.Trimmed(item, -1);
                try
                {
                    LetGo(item);
                }
                catch (Exception failure)
                {
                    first ??= failure;
                    Atomic.Add(ref _discardsFailed, 1);
                }
            }

            _depot.Settle(magazine);
        }

        return first;
    }
}
