using Rockpool.Tiers;

namespace Rockpool;

/// <content>How threads join a pool, and how it ends.</content>
public sealed partial class Pool<T>
{
    private bool IsDisposed => _key == default;

    /// <summary>
    /// What the pool did and holds. Takes a lock and walks the threads that use the pool: microseconds, no allocation.
    /// </summary>
    public PoolStatistics Statistics
    {
        get
        {
            lock (_door)
                return Sum();
        }
    }

    /// <summary>Makes items, resets nothing, and puts them where rents find them.</summary>
    /// <param name="count">How many; fewer are kept where the shelves are full.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public void Prewarm(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (IsDisposed)
            Throw.Disposed(Name);
        while (count > 0)
        {
            Magazine<T> magazine = _depot.TakeEmpty();
            int portion = Math.Min(count, magazine.Capacity);
            for (int i = 0; i < portion; i++)
                magazine.TryPush(_policy.Create(), portion);
            if (!_depot.TryPut(magazine))
            {
                Discard(magazine);
                return;
            }

            count -= portion;
        }
    }

    /// <summary>Discards what stands on the shelves and what the last tide left. What threads keep stays.</summary>
    public void Trim()
    {
        while (_depot.Take(out _) is { } magazine)
            Discard(magazine);
    }

    /// <summary>Ends the pool: discards what is idle. A later rent throws; what is returned later is discarded.</summary>
    /// <exception cref="InvalidOperationException">It is an ambient pool, which lives as long as the process.</exception>
    public void Dispose()
    {
        if (_isAmbient)
            Throw.AmbientDisposed(Name);
        lock (_door)
        {
            if (IsDisposed)
                return;
            _key = default;
        }

        Trim();
        PoolIds.Give(_id);
    }

    /// <summary>This thread's cache, made if need be.</summary>
    internal ThreadCache<T> Attach()
    {
        lock (_door)
        {
            if (IsDisposed)
                Throw.Disposed(Name);
            if (ThreadTable.Find(_id, _key) is ThreadCache<T> known)
                return known;
            var cache = new ThreadCache<T>(_key, _isContested);
            _caches.Add(cache);
            ThreadTable.Put(_id, cache);
            return cache;
        }
    }

    private void Discard(Magazine<T> magazine)
    {
        while (magazine.Pop() is { } item)
            _policy.Discard(item);
    }

    private PoolStatistics Sum()
    {
        Tally tally = default;
        long slotHits = 0;
        long returns = 0;
        long inThreads = 0;
        foreach (ThreadCache<T> cache in _caches)
        {
            tally += cache.Tally;
            slotHits += cache.SlotHits;
            returns += cache.Returns;
            inThreads += cache.Magazines.Items + (Atomic.Load(ref cache.Slot) is null ? 0 : 1);
        }

        return new PoolStatistics
        {
            SlotHits = slotHits,
            Returns = returns,
            MagazineHits = tally.MagazineHits,
            ShelfHits = tally.ShelfHits,
            Steals = tally.Steals,
            VictimHits = tally.VictimHits,
            Misses = tally.Created,
            DroppedByReset = tally.Refused,
            DroppedByOverflow = tally.Overflowed,
            ItemsInThreads = inThreads,
            ItemsOnShelves = _depot.Shelved.Items,
            ItemsInVictim = _depot.Victims.Items,
        };
    }
}
