using Rockpool.Scopes;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>What the pool holds, and how it ends.</content>
public sealed partial class BufferPool<T>
{
    /// <summary>
    /// What the pool did and holds. Takes a lock for each length in use and walks the threads that use it: microseconds.
    /// </summary>
    public BufferPoolStatistics Statistics
    {
        get
        {
            PoolStatistics large = _large.Statistics;
            PoolStatistics sum = large;
            foreach (Pool<T[]> pool in Classes())
                sum = StatisticsSum.Add(sum, pool.Statistics);
            return new BufferPoolStatistics
            {
                Arrays = sum,
                LargeRents = large.Rents,
                DroppedForeign = Interlocked.Read(ref _droppedForeign),
            };
        }
    }

    private bool IsDisposed => _key == default;

    /// <summary>Makes arrays and puts them where rents find them.</summary>
    /// <param name="minimumLength">As for <see cref="Rent"/>, from 1; lengths that are not kept are ignored.</param>
    /// <param name="count">How many; fewer are made where the shelves are full or the <see cref="PoolBudget"/> is spent.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimumLength"/> is not positive or
    /// <paramref name="count"/> negative.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public void Prewarm(int minimumLength, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumLength);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Pool<T[]> pool = PoolFor(minimumLength);
        if (pool != _large)
            pool.Prewarm(count);
    }

    /// <summary>Lets go of what is idle, wherever it waits. A thread that is using the pool at this moment may keep its own.
    /// Passes a barrier through every thread of the process for each length in use.</summary>
    public void Trim()
    {
        foreach (Pool<T[]> pool in Classes())
            pool.Trim();
    }

    /// <summary>
    /// Ends the pool: lets go of what is idle. A later rent throws; what is returned later is dropped. Calling it again does
    /// nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is the shared pool, which lives as long as the process.</exception>
    public void Dispose()
    {
        if (_isShared)
            Throw.AmbientDisposed(Name);
        lock (_door)
        {
            if (IsDisposed)
                return;
            _key = default;
        }

        GC.SuppressFinalize(this);
        PoolIds.Give(_id);
        foreach (Pool<T[]> pool in Classes())
            pool.Dispose();
        _large.Dispose();
    }

    /// <summary>The pools that were made, each once.</summary>
    internal IEnumerable<Pool<T[]>> Classes()
    {
        Pool<T[]>? last = null;
        for (int i = 0; i < _classes.Length; i++)
        {
            if (Volatile.Read(ref _classes[i]) is not { } pool || pool == last)
                continue;
            last = pool;
            yield return pool;
        }
    }
}
