using Rockpool.Events;
using Rockpool.Guard;
using Rockpool.Leases;
using Rockpool.Slabs;
using Rockpool.Tides;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>What a pool of blocks needs beyond what other pools do.</content>
public sealed partial class Pool<T>
{
    /// <summary>
    /// Discards what is idle beyond the threads' slots. Those are left alone: what is forgotten there is not discarded. Passes a
    /// barrier through every thread of the process.
    /// </summary>
    internal void Flush()
    {
        List<Magazine<T>> gone = [];
        lock (Tide.Door)
        {
            lock (_door)
            {
                if (IsDisposed)
                    return;
                foreach (ThreadCache<T> cache in _caches)
                    cache.Claim();
                Atomic.ProcessWideBarrier();
                foreach (ThreadCache<T> cache in _caches)
                {
                    if (cache.IsMineToTake)
                        cache.TakeMagazines(gone);
                    cache.Unclaim();
                }
            }
        }

        _depot.Drain(gone);
        Discard(gone);
    }

    internal void TellDrained(DrainEnd end)
    {
        if (Wanted.Rare)
            _story.Drained(end);
    }

    /// <summary>A lease of a part of an item ended: who uses it later is told where, while the guard is full.</summary>
    internal void NoteEnd(LeaseCell cell, long version)
    {
        if (Atomic.Load(ref _guard) is { Ward.IsFull: true } guard)
            LeaseEnds.Note(cell, new LeaseEnd(version, guard.Ward, Begun: null, new GuardSite()));
    }
}
