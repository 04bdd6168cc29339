using Rockpool.Events;
using Rockpool.Guard;
using Rockpool.Tides;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>How threads join a pool, and how it ends.</content>
public sealed partial class Pool<T>
{
    private readonly Lock _door = new();
    private readonly List<ThreadCache<T>> _caches = [];
    private int _sweepAt = 16;
    private Tally _departed;

    /// <summary>Gives the place in the threads' tables back, and what they keep of a pool that nobody refers to any more.</summary>
    ~Pool()
    {
        // A constructor that threw leaves an object without a key.
        if (IsDisposed)
            return;
        _key = default;
        foreach (ThreadCache<T> cache in _caches)
            cache.Forget();
        Tide.Leave(_id);
        PoolIds.Give(_id);
        if (_guard?.Dismiss() == true)
            ThreadPool.UnsafeQueueUserWorkItem(static _ => Kin<T>.End(), null);
    }

    /// <summary>Whether threads ended that left something here.</summary>
    internal bool HasOrphans
    {
        get
        {
            lock (_door)
                return _caches.Exists(cache => cache.IsOrphaned);
        }
    }

    private bool IsDisposed => _key == default;

    /// <summary>
    /// Ends the pool: discards what is idle. A later rent throws; what is returned later is discarded. Calling it again does
    /// nothing. Microseconds, and it passes a barrier through every thread of the process if others used the pool.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is an ambient pool, which lives as long as the process.</exception>
    public void Dispose()
    {
        if (_isAmbient)
            Throw.AmbientDisposed(Name);
        // While the guard may still speak: whoever writes to an item late often does so just before the end.
        if (!IsDisposed && Atomic.Load(ref _guard) is { } guard)
            Release(guard);
        List<Magazine<T>> gone = [];
        lock (Tide.Door)
        {
            lock (_door)
            {
                if (IsDisposed)
                    return;
                ThreadCache? own = ThreadTable.Find(_id, _key);
                _key = default;
                Close(own, gone);
                _guard?.Ward.End();
            }
        }

        GC.SuppressFinalize(this);
        Tide.Leave(_id);
        PoolIds.Give(_id);
        if (_guard?.Dismiss() == true)
            Kin<T>.End();
        TakeQuarantine(_guard, gone, close: true);
        _depot.Drain(gone);
        _flotsam?.Clear();
        Discard(gone);
    }

    /// <summary>This thread's cache, made if need be. A few nanoseconds where there is one.</summary>
    internal ThreadCache<T> Meet() => Mine() ?? Attach();

    /// <summary>This thread's cache, made if need be.</summary>
    internal ThreadCache<T> Attach()
    {
        ThreadCache<T>? cache = Find();
        if (cache is null)
            Throw.Disposed(Name);
        return cache;
    }

    /// <summary>This thread's cache, made if need be; null if the pool was disposed.</summary>
    private ThreadCache<T>? Find()
    {
        ThreadCache<T> cache;
        List<Magazine<T>> left = [];
        lock (_door)
        {
            if (IsDisposed)
                return null;
            if (ThreadTable.Find(_id, _key) is ThreadCache<T> known)
                return known;
            cache = new ThreadCache<T>(_key, _isContested, _depot.Layout.IsLimited);
            if (_caches.Count >= _sweepAt)
                SweepOrphans(left);
            if (!_depot.Layout.UsesSlots || _depot.Quota?.ReserveItems(1) == 0)
                cache.Shut(Latch.ForGood);
            if (_isCleared)
                cache.Shut(Latch.Cleared);
            if (_caches.Count == 0)
                Join(left);
            // After joining: who goes round to shut gates comes by, or has been before and this sees it.
            if (Volatile.Read(ref Wanted.Items) && !_story.IsSilent)
                cache.Shut(Latch.Told);
            if (IsGateShut(_guard))
                cache.Shut(Latch.Guarded);
            _caches.Add(cache);
            ThreadTable.Put(_id, cache);
        }

        Discard(left);
        return cache;
    }

    /// <summary>The first thread comes.</summary>
    private void Join(List<Magazine<T>> left)
    {
        Tide.Join(_id, this);
        // After joining: who goes round to switch the guard comes by, or has been before and this sees it.
        if (RockpoolGuard.IsOn)
            Rearm(RockpoolGuard.Level, isNew: true, left);
        if (RockpoolGuard.Level == GuardLevel.Sampled)
            Sampler.Run(on: true);
    }

    /// <summary>Takes over what threads left that ended: their counts, and what they kept.</summary>
    private void SweepOrphans(List<Magazine<T>> left)
    {
        for (int i = _caches.Count - 1; i >= 0; i--)
        {
            ThreadCache<T> cache = _caches[i];
            if (!cache.IsOrphaned)
                continue;
            _departed += cache.Rented();
            _departed.Returns += cache.Returns;
            TakeAll(cache, left);
            ReleaseSlot(cache);
            _caches.RemoveAt(i);
        }

        for (int i = left.Count - 1; i >= 0; i--)
        {
            if (_depot.TryPut(left[i]))
                left.RemoveAt(i);
        }

        _sweepAt = Math.Max(16, 2 * _caches.Count);
    }

    private void Close(ThreadCache? own, List<Magazine<T>> gone)
    {
        foreach (ThreadCache<T> cache in _caches)
            cache.Close();
        if (_caches.Exists(cache => cache != own))
            Atomic.ProcessWideBarrier();
        foreach (ThreadCache<T> cache in _caches)
        {
            if (cache != own)
                cache.AwaitOutside();
            TakeAll(cache, gone, isOwn: cache == own);
        }
    }

    private void ReleaseSlot(ThreadCache<T> cache)
    {
        if (cache.MayUseSlot)
            _depot.Quota?.Release(new Stock(1, 0));
    }
}
