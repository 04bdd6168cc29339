using System.Diagnostics;
using System.Runtime.CompilerServices;
using Rockpool.Contract;
using Rockpool.Events;
using Rockpool.Scopes;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>What happens beyond the thread's slot and magazines.</content>
public sealed partial class Pool<T>
{
    /// <summary>Rents from the depot, or makes an item.</summary>
    internal T RentShared(ThreadCache<T> cache) => Wanted.Rare ? RentTold(cache) : RentUntold(cache);

    private T RentUntold(ThreadCache<T> cache)
    {
        if (cache.PopByTrade(_depot) is { } shared)
            return shared;
        if (IsDisposed)
            Throw.Disposed(Name);
        if (_flotsam?.Take() is { } afloat)
        {
            cache.Tally.VictimHits++;
            return afloat;
        }

        T made = Make();
        if (long.IsPow2(++cache.Tally.Created))
            Sample();
        return made;
    }

    /// <summary>Keeps an item that was reset and for which the slot had no room.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Keep(ThreadCache<T> cache, T item)
    {
        // Before it is kept: from then on another thread may rent it, and tell that.
        if (Wanted.Items)
            TellReturned(item);
        KeepTold(cache, item);
    }

    private void KeepTold(ThreadCache<T> cache, T item)
    {
        if (_weigher is not null)
            KeepWeighed(cache, item, _weigher.Weigh(item));
        else if (!cache.TryPush(item))
            KeepShared(cache, item, weight: 0);
    }

    /// <summary>Discards an item whose reset said that it must not be kept.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Refuse(ThreadCache<T> cache, T item)
    {
        cache.Tally.Refused++;
        if (Wanted.Items)
            TellReturned(item);
        Drop(cache, item, DropReason.Refused);
    }

    /// <summary>Returns on a thread that has no cache of this pool yet.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void ReturnFirst(T item)
    {
        if (Find() is not { } cache)
        {
            if (_commonCounts is not null)
                _commonCounts.NoteLate();
            else
                NoteLate(new Dealings(Hits: 0, Returns: 1, Stocked: 0), dropped: 1);
            if (Wanted.Items)
                TellReturned(item);
            Drop(null, item, DropReason.Disposed);
            return;
        }

        cache.Returns++;
        ReturnGated(cache, item);
    }

    /// <summary>Counts what happens after the pool's end, when no thread has counters for it any more.</summary>
    private void NoteLate(Dealings dealings, int dropped)
    {
        lock (_door)
        {
            _departed.ScopeHits += dealings.Hits;
            _departed.Returns += dealings.Returns;
            _departed.InScopes += dealings.Stocked;
            _late += dropped;
        }
    }

    private T Make()
    {
        long before = _stake.WantsMeasure ? GC.GetAllocatedBytesForCurrentThread() : -1;
        T made = _policy.Create();
        if (made is null)
            Throw.CreatedNull(Name);
        if (before >= 0)
            _stake.Measure(GC.GetAllocatedBytesForCurrentThread() - before);
        _made?.Invoke(made);
        return made;
    }

    private void KeepWeighed(ThreadCache<T> cache, T item, long weight)
    {
        if (weight < 0)
            Throw.NegativeWeight(Name, weight);
        if (weight > _depot.Layout.MaxItemBytes)
        {
            cache.Tally.TooLarge++;
            Drop(cache, item, DropReason.TooLarge);
        }
        else if (!cache.TryPush(item, weight))
        {
            KeepShared(cache, item, weight);
        }
    }

    private void KeepShared(ThreadCache<T> cache, T item, long weight)
    {
        long started = Wanted.Rare ? Stopwatch.GetTimestamp() : 0;
        if (!_breaker.Allows())
        {
            cache.Tally.CutOff++;
            Drop(cache, item, DropReason.CutOff);
        }
        else if (cache.TryPushByTrade(item, _depot, weight))
        {
            _breaker.Kept();
            if (started != 0)
                _story.Took(PoolOperation.Return, ItemTier.Shelf, started);
            // Here, because no thread is in the middle of its magazines.
            if (_stake.Budget.IsDue)
                _stake.Budget.Request();
            return;
        }
        else
        {
            cache.Tally.Overflowed++;
            _breaker.Overflowed();
            Drop(cache, item, DropReason.Full);
        }

        if (started != 0)
            _story.Took(PoolOperation.Return, ItemTier.None, started);
    }
}
