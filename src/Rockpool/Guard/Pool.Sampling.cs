using Rockpool.Guard;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>Watching a few rents.</content>
public sealed partial class Pool<T>
{
    private long _rentsAtSample;

    bool IGuarded.Sample()
    {
        if (Atomic.Load(ref _guard) is not { Ward.IsFull: false } guard || !WasUsed())
            return false;
        Release(guard);
        bool begins = !guard.IsWatching;
        if (begins)
            Kin<T>.Begin();
        if (!guard.Want(begins) && begins)
            Kin<T>.End();
        return true;
    }

    /// <summary>Shuts or opens the gates as the guard of this pool and its kin need it.</summary>
    internal void SetGates()
    {
        lock (_door)
            SetGates(_guard);
    }

    /// <summary>Returns an item that is not watched while others are: nearly as fast as without a guard.</summary>
    private void ReturnUnwatched(PoolGuard<T> guard, ThreadCache<T> cache, T item, bool isReset, int written)
    {
        if (!isReset && !TryReset(item, written))
            Refuse(cache, item);
        else if (guard.WantsRent || !cache.TryFillGuarded(item))
            Keep(cache, item);
        if (guard.Look())
            EndWatch(guard);
    }

    private void EndWatch(PoolGuard<T> guard)
    {
        Kin<T>.End();
        Release(guard);
    }

    /// <summary>Lets items out of the quarantine, to where rents find them.</summary>
    private void Release(PoolGuard<T> guard)
    {
        foreach (T item in guard.Quarantine.Empty(close: false))
        {
            guard.Verify(item);
            Dossiers.Close(item);
            long weight = _weigher?.Weigh(item) ?? 0;
            Magazine<T> single = _depot.TakeEmpty();
            if (!_depot.TryReserve(single, weight) || !single.TryPush(item, 1, weight))
                LetGo(item);
            Stow(single);
        }
    }

    private bool WasUsed()
    {
        lock (_door)
        {
            long rents = _departed.Rents + _departed.SlotHits;
            foreach (ThreadCache<T> cache in _caches)
                rents += cache.Rents;
            bool used = rents != _rentsAtSample;
            _rentsAtSample = rents;
            return used;
        }
    }
}
