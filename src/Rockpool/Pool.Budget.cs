using Rockpool.Budgets;
using Rockpool.Tides;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>How the pool gives way to others when the budget is spent.</content>
public sealed partial class Pool<T> : IBudgeted
{
    private readonly Stake _stake;
    private long _hitsAtTide;

    // The most items, roughly, until it has grown back; null while nothing confines the pool.
    private long? _allowance;

    Stake IBudgeted.Stake => _stake;

    PoolShare IBudgeted.Share
    {
        get
        {
            lock (_door)
            {
                PoolStatistics statistics = Sum();
                return new PoolShare
                {
                    Name = Name,
                    Bytes = Math.Max(0, _stake.BytesOf(HeldIn(statistics))),
                    IsEstimate = _stake.IsEstimate,
                    Hits = HitsIn(statistics) - _hitsAtTide,
                    MaxItems = _allowance,
                };
            }
        }
    }

    Action IBudgeted.GiveWay(long bytes)
    {
        List<Magazine<T>> gone = [];
        lock (Tide.Door)
        {
            lock (_door)
            {
                Stock held = HeldIn(Sum());
                long missing = bytes - _depot.Shed(bytes, _stake, gone);
                if (missing > 0)
                    Strip(missing, gone);
                long all = Math.Max(1, _stake.BytesOf(held));
                long left = (long)(held.Items * (Math.Max(0, all - bytes) / (double)all));
                // With nothing at all it could never show what it is good for.
                Allow(_stake.Budget.IsNothing ? 0 : Math.Max(1, left));
            }
        }

        return () => DiscardAll(gone);
    }

    void IBudgeted.Regrow()
    {
        lock (_door)
        {
            if (_allowance is { } items)
                Allow(items + Math.Max(items / 4, _depot.Capacity));
        }
    }

    void IBudgeted.NoteTide()
    {
        lock (_door)
            _hitsAtTide = HitsIn(Sum());
    }

    private static Stock HeldIn(PoolStatistics statistics) => new(statistics.ItemsHeld, statistics.BytesHeld);

    private static long HitsIn(PoolStatistics statistics) => statistics.Rents - statistics.Misses;

    private void Allow(long items) => _allowance = _depot.Confine(items, _caches.Count) ? items : null;
}
