using Rockpool.Budgets;
using Rockpool.Tiers;

namespace Rockpool.Tides;

/// <summary>
/// Takes away what nobody used: after each gen2 collection, and now and then where none comes. What stood on a shelf at one
/// tide is gone after the next unless it was rented meanwhile.
/// </summary>
internal static class Tide
{
    private static readonly Lock Roll = new();
    private static WeakReference<ITidal>?[] _members = [];
    private static IdleTimer? _timer;
    private static int _pending;

    /// <summary>Held by whoever claims caches, so that there is one claimer at a time. Never while a policy's code runs.</summary>
    public static Lock Door { get; } = new();

    /// <summary>Whether collections and the timer turn the tide; tests turn it themselves.</summary>
    public static bool IsAutomatic { get; set; } = true;

    /// <summary>Lets the tide reach a pool. It is not kept alive by that.</summary>
    public static void Join(PoolId id, ITidal pool)
    {
        lock (Roll)
        {
            if (id.Value >= _members.Length)
                Array.Resize(ref _members, Math.Max(16, 2 * id.Value));
            // The reference is used again with the id: it is an object with a finaliser, and pools may come and go by the million.
            if (_members[id.Value] is { } place)
                place.SetTarget(pool);
            else
                _members[id.Value] = new WeakReference<ITidal>(pool);
            if (!IsAutomatic)
                return;
            if (_timer is not null)
                return;
            _timer = new IdleTimer(TimeProvider.System, Come);
            Gen2Signal.Start(Come);
        }
    }

    public static void Leave(PoolId id)
    {
        lock (Roll)
        {
            if (id.Value < _members.Length)
                _members[id.Value]?.SetTarget(null!);
        }
    }

    /// <summary>The pools that a thread has used and that are still there.</summary>
    public static List<ITidal> Members()
    {
        List<ITidal> pools = [];
        lock (Roll)
        {
            foreach (WeakReference<ITidal>? member in _members)
            {
                if (member is not null && member.TryGetTarget(out ITidal? pool))
                    pools.Add(pool);
            }
        }

        return pools;
    }

    /// <summary>Turns the tide for some pools, on this thread.</summary>
    public static void Turn(IReadOnlyList<ITidal> pools)
    {
        List<Action> discards = [];
        lock (Door)
        {
            foreach (ITidal pool in pools)
                pool.Claim();
            Atomic.ProcessWideBarrier();
            foreach (ITidal pool in pools)
            {
                if (pool.Ebb() is { } discard)
                    discards.Add(discard);
            }
        }

        foreach (Action discard in discards)
            discard();
    }

    // The finaliser thread and the timer's must not wait for policies: a thread of the pool does the work, once for many calls.
    private static void Come()
    {
        if (Atomic.CompareExchange(ref _pending, 1, 0) == 0)
            ThreadPool.UnsafeQueueUserWorkItem(static _ => TurnAll(), null);
    }

    private static void TurnAll()
    {
        Atomic.Store(ref _pending, 0);
        Turn(Members());
        Budget.OfProcess.Settle(isTide: true);
    }
}
