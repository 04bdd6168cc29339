using System.Diagnostics;
using Rockpool.Buffers;
using Rockpool.Contract;
using Rockpool.Events;
using Rockpool.Guard;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>What the pool tells to who listens. Nothing here is reached while nobody does.</content>
public sealed partial class Pool<T> : IVisible
{
    private readonly PoolStory _story;

    Type IVisible.ItemType => typeof(T);

    bool IVisible.IsSilent => _story.IsSilent;

    void IVisible.Watch(bool on)
    {
        if (_story.IsSilent)
            return;
        lock (_door)
        {
            foreach (ThreadCache<T> cache in _caches)
            {
                if (on)
                    cache.Shut(Latch.Told);
                else
                    cache.Reopen(Latch.Told);
            }
        }
    }

    /// <summary>Rents while every rent is told.</summary>
    internal T RentWatched(ThreadCache<T> cache, int asked = Asked.Nothing)
    {
        Tally before = cache.Tally;
        T item = cache.Pop() ?? RentShared(cache);
        ItemTier tier = TierBetween(before, cache.Tally);
        long size = SizeOf(item);
        _story.Rented(item, size, tier, AskedBytes(item, size, asked));
        if (tier == ItemTier.Created && Wanted.Rare)
            _story.Missed(item, size);
        return item;
    }

    /// <summary>Rents from the depot, or makes an item, while that is told where it is worth it.</summary>
    private T RentTold(ThreadCache<T> cache)
    {
        Tally before = cache.Tally;
        long started = Stopwatch.GetTimestamp();
        T item = RentUntold(cache);
        ItemTier tier = TierBetween(before, cache.Tally);
        _story.Took(PoolOperation.Rent, tier, started);
        // Where rents are told, theirs comes first.
        if (tier == ItemTier.Created && !Wanted.Items)
            _story.Missed(item, SizeOf(item));
        return item;
    }

    /// <summary>
    /// Where the rent between two readings was served. Only one that makes its item can have others inside of it.
    /// </summary>
    private static ItemTier TierBetween(in Tally before, in Tally after)
    {
        if (after.Created != before.Created)
            return ItemTier.Created;
        if (after.MagazineHits != before.MagazineHits)
            return ItemTier.Magazine;
        if (after.ShelfHits != before.ShelfHits)
            return ItemTier.Shelf;
        return after.Steals != before.Steals ? ItemTier.Steal : ItemTier.Victim;
    }

    /// <summary>Discards an item that came home on this thread. If it was lent, the thread's cell still refers to it.</summary>
    private void Drop(ThreadCache<T>? cache, T item, DropReason reason)
    {
        cache?.ForgetLent();
        if (Wanted.Rare)
            _story.Dropped(item, -1, reason);
        LetGo(item);
    }

    private void LetGo(T item)
    {
        if (_guard is not null)
            PoolGuard<T>.NoteGone(Atomic.Load(ref _guard), item);
        _policy.Discard(item);
    }

    private long AskedBytes(T item, long size, int asked) =>
        asked == Asked.Nothing ? -1 : size - ((_poison!.LengthOf(item) - asked) * (long)_poison.ElementBytes);

    /// <summary>Adds up what was asked for and given where the thread's own arrays did not serve: that is a sample of all rents,
    /// which counting each would slow down.</summary>
    private void CountAsked(ThreadCache<T> cache, T item, int asked)
    {
        long given = SizeOf(item);
        cache.Tally.Given += given;
        cache.Tally.Asked += AskedBytes(item, given, asked);
    }

    private void TellReturned(T item) => _story.Returned(item, -1);

    private long SizeOf(T item) => _weigher is not null ? _weigher.Weigh(item) : _depot.Layout.ItemBytes > 0 ? _depot.Layout.ItemBytes : -1;
}
