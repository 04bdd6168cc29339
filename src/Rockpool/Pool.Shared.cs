using System.Runtime.CompilerServices;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>What happens beyond the thread's slot and magazines.</content>
public sealed partial class Pool<T>
{
    /// <summary>Rents from the depot, or makes an item.</summary>
    internal T RentShared(ThreadCache<T> cache)
    {
        if (cache.PopByTrade(_depot) is { } shared)
            return shared;
        if (IsDisposed)
            Throw.Disposed(Name);
        T made = Make();
        if (long.IsPow2(++cache.Tally.Created))
            Sample();
        return made;
    }

    /// <summary>Keeps an item that was reset and for which the slot had no room.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Keep(ThreadCache<T> cache, T item)
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
        Drop(cache, item);
    }

    /// <summary>Returns on a thread that has no cache of this pool yet.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void ReturnFirst(T item)
    {
        if (Find() is not { } cache)
        {
            _policy.Discard(item);
            return;
        }

        cache.Returns++;
        if (_policy.Reset(item))
            Keep(cache, item);
        else
            Refuse(cache, item);
    }

    private T Make()
    {
        T made = _policy.Create();
        if (made is null)
            Throw.CreatedNull(Name);
        return made;
    }

    private void KeepWeighed(ThreadCache<T> cache, T item, long weight)
    {
        if (weight < 0)
            Throw.NegativeWeight(Name, weight);
        if (weight > _depot.Layout.MaxItemBytes)
        {
            cache.Tally.TooLarge++;
            Drop(cache, item);
        }
        else if (!cache.TryPush(item, weight))
        {
            KeepShared(cache, item, weight);
        }
    }

    private void KeepShared(ThreadCache<T> cache, T item, long weight)
    {
        if (!_breaker.Allows())
        {
            cache.Tally.CutOff++;
        }
        else if (cache.TryPushByTrade(item, _depot, weight))
        {
            _breaker.Kept();
            return;
        }
        else
        {
            cache.Tally.Overflowed++;
            _breaker.Overflowed();
        }

        Drop(cache, item);
    }

    /// <summary>Discards an item that came home on this thread. If it was lent, the thread's cell still refers to it.</summary>
    private void Drop(ThreadCache<T> cache, T item)
    {
        cache.ForgetLent();
        _policy.Discard(item);
    }
}
