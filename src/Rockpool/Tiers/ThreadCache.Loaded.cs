using System.Runtime.CompilerServices;

namespace Rockpool.Tiers;

/// <content>What most of a burst takes: the loaded magazine, as far as it reaches.</content>
internal sealed partial class ThreadCache<T>
{
    /// <summary>
    /// Rents from the loaded magazine where nothing stands in the way; null where <see cref="Pop"/> may still find an item: it
    /// waits for who claims, and swaps the magazines. An open gate says that nothing is weighed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? PopLoaded()
    {
        Atomic.Store(ref _inside, 1);
        if (Atomic.Load(ref _claim) == Open && Gate is null && _loaded is { } loaded && loaded.PopUnweighed() is { } item)
        {
            Leave();
            Tally.MagazineHits++;
            return item;
        }

        Leave();
        return null;
    }

    /// <summary>The same for a return; false where <see cref="TryPush(T)"/> may still find room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPushLoaded(T item)
    {
        Atomic.Store(ref _inside, 1);
        if (Atomic.Load(ref _claim) == Open && Gate is null && _loaded is { } loaded && loaded.TryPush(item, _limit))
        {
            Leave();
            return true;
        }

        Leave();
        return false;
    }
}
