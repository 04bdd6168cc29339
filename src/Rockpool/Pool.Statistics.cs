using Rockpool.Tiers;

namespace Rockpool;

/// <content>What the pool tells of itself.</content>
public sealed partial class Pool<T>
{
    private long _highWater;
    private long _late;

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

    /// <summary>Looks how many items are out, for the high-water mark.</summary>
    private void Sample() => _ = Statistics;

    private PoolStatistics Sum()
    {
        Tally tally = _departed;
        long slots = 0;
        Stock magazines = default;
        foreach (ThreadCache<T> cache in _caches)
        {
            tally += cache.Rented();
            slots += Atomic.Load(ref cache.Slot) is null ? 0 : 1;
            magazines += cache.Magazines;
        }

        // After all rents: an item that is rented and returned meanwhile is then never counted as out.
        foreach (ThreadCache<T> cache in _caches)
            tally.Returns += Atomic.Load(ref cache.Returns);
        _highWater = Math.Max(_highWater, tally.SlotHits + tally.Rents + tally.ScopeHits - tally.Returns);
        Stock shelved = _depot.Shelved;
        Stock victims = _depot.Victims;
        var sum = new PoolStatistics
        {
            SlotHits = tally.SlotHits,
            Returns = tally.Returns,
            MagazineHits = tally.MagazineHits,
            ShelfHits = tally.ShelfHits,
            Steals = tally.Steals,
            VictimHits = tally.VictimHits,
            HighWater = _highWater,
            ScopeHits = tally.ScopeHits,
            Misses = tally.Created,
            DroppedByReset = tally.Refused,
            DroppedByOverflow = tally.Overflowed,
            DroppedByBreaker = tally.CutOff,
            DroppedTooLarge = tally.TooLarge,
            DroppedByTide = Atomic.Load(ref _trimmed) + (_flotsam?.Lost ?? 0),
            DroppedAfterDispose = _late,
            DiscardsFailed = Atomic.Load(ref _discardsFailed),
            Misuses = Atomic.Load(ref _misuses),
            ItemsInSlots = slots,
            ItemsInMagazines = magazines.Items,
            ItemsOnShelves = shelved.Items,
            ItemsInVictim = victims.Items,
            ItemsInQuarantine = _guard?.Quarantine.Count ?? 0,
            ItemsInScopes = tally.InScopes,
            ItemsHeldWeakly = _flotsam?.Count ?? 0,
            BytesAsked = tally.Asked,
            BytesGiven = tally.Given,
            BytesHeld = (magazines + shelved + victims).Bytes,
            Breaker = _breaker.State,
        };
        return _depot.Layout.ItemBytes > 0 ? sum with { BytesHeld = sum.ItemsHeld * _depot.Layout.ItemBytes } : sum;
    }
}
