using Rockpool.Contract;
using Rockpool.Events;
using Rockpool.Guard;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>What a bounded pool tells to who listens.</content>
public sealed partial class BoundedPool<T> : IVisible
{
    private readonly PoolStory _story;
    private long _misuses;

    Type IVisible.ItemType => typeof(T);

    bool IVisible.IsSilent => _story.IsSilent;

    PoolStatistics IVisible.Statistics
    {
        get
        {
            BoundedPoolStatistics now = Statistics;
            return new PoolStatistics
            {
                Returns = now.Rents - now.Outstanding,
                HighWater = now.HighWater,
                ShelfHits = now.Rents - now.Misses,
                Misses = now.Misses,
                DroppedByReset = Math.Max(0, now.Misses - now.Idle - now.Outstanding - now.DroppedByTide),
                DroppedByTide = now.DroppedByTide,
                DiscardsFailed = now.DiscardsFailed,
                Misuses = now.Misuses,
                ItemsOnShelves = now.Idle,
            };
        }
    }

    void IVisible.Watch(bool on)
    {
        // Every rent and return looks whether it is told: there is no faster way past that.
    }

    private void TellRented(T item, ItemTier tier)
    {
        if (Wanted.Items)
            _story.Rented(item, -1, tier);
        if (Wanted.Rare && tier == ItemTier.Created)
            _story.Missed(item, -1);
    }

    private void Drop(T item, DropReason reason)
    {
        if (Wanted.Rare)
            _story.Dropped(item, -1, reason);
        LetGo(item);
    }

    private void LetGo(T item)
    {
        if (Atomic.Load(ref _guard) is { } guard)
            PoolGuard<T>.NoteGone(guard, item);
        _policy.Discard(item);
    }
}
