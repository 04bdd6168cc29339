using System.Runtime.ExceptionServices;
using Rockpool.Scopes;
using Rockpool.Tides;

namespace Rockpool;

/// <content>How keys come to their end, and what all of them did.</content>
public sealed partial class KeyedPool<TKey, T> : ITidal
{
    // What each pool had done by the last tide. Only the tide uses it.
    private Dictionary<Pool<T>, long> _seen = [];
    private PoolStatistics _retired;

    /// <summary>What the pools of all keys did, also of those that are retired, and what they hold. Microseconds for each
    /// key.</summary>
    public PoolStatistics Statistics
    {
        get
        {
            PoolStatistics sum;
            lock (_door)
                sum = _retired;
            foreach (Pool<T> pool in _pools.Values)
                sum = StatisticsSum.Add(sum, pool.Statistics);
            long late = _counts.Late;
            return sum with { Returns = sum.Returns + late, DroppedAfterDispose = late, Misuses = _counts.Misuses };
        }
    }

    internal IReadOnlyCollection<Pool<T>> Pools => [.. _pools.Values];

    void ITidal.Claim()
    {
        // The pools of the keys are reached by the tide themselves.
    }

    Action? ITidal.Ebb()
    {
        List<KeyValuePair<TKey, Pool<T>>> idle = [];
        Dictionary<Pool<T>, long> seen = [];
        foreach (KeyValuePair<TKey, Pool<T>> pair in _pools)
        {
            PoolStatistics statistics = pair.Value.Statistics;
            long done = statistics.Rents + statistics.Returns;
            if (statistics.ItemsHeld == 0 && _seen.TryGetValue(pair.Value, out long before) && before == done)
                idle.Add(pair);
            else
                seen.Add(pair.Value, done);
        }

        _seen = seen;
        return idle.Count == 0 ? null : () => Retire(idle);
    }

    private void Retire(IReadOnlyList<KeyValuePair<TKey, Pool<T>>> pairs)
    {
        Exception? first = null;
        foreach (KeyValuePair<TKey, Pool<T>> pair in pairs)
        {
            // Out of sight first: whoever then meets the disposed pool knows that the key gets another.
            if (!_pools.TryRemove(pair))
                continue;
            try
            {
                pair.Value.Dispose();
            }
            catch (Exception failure)
            {
                first ??= failure;
            }

            pair.Value.LeaveCommon();
            lock (_door)
                _retired = StatisticsSum.Add(_retired, pair.Value.Statistics);
        }

        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
    }
}
