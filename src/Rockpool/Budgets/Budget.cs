using Rockpool.Events;
using Rockpool.Tides;

namespace Rockpool.Budgets;

/// <summary>
/// The bytes that idle items may take, over all pools. Pools tell when their shelves fill higher than before; what they hold
/// is added up only then and at tides, so that rents and returns pay nothing for it.
/// </summary>
/// <param name="read">Reads what the collector knows of memory.</param>
internal sealed class Budget(Func<MemoryReading> read)
{
    /// <summary>Of what the process may use, this part is for idle items unless another limit is set.</summary>
    public const int DefaultPart = 8;

    // The limit may be passed by this part of it before somebody looks: else pools that hold just as much as they may would
    // be looked at all the time.
    private const int Slack = 64;

    private const string OwnParts = "(Rockpool)";

    private const long MostBytes = long.MaxValue / 2;

    private readonly Lock _door = new();
    private long? _limit;
    private long _held;
    private long _alarm = read().Available / DefaultPart;
    private long _lastShort = -1;
    private int _isDue;

    /// <summary>The process's own.</summary>
    public static Budget OfProcess { get; } = new(MemoryReading.Take);

    /// <summary>Bytes; the default follows what the process may use.</summary>
    public long Limit
    {
        get
        {
            lock (_door)
                return LimitIn(read());
        }
    }

    /// <summary>Whether nothing at all shall be kept.</summary>
    public bool IsNothing => _limit == 0;

    /// <summary>Whether pools grew so much that somebody should settle.</summary>
    public bool IsDue => Volatile.Read(ref _isDue) != 0;

    /// <summary>The pools that a thread has used and that are still there.</summary>
    public List<IBudgeted> Members => [.. Tide.Members().OfType<IBudgeted>().Where(pool => pool.Stake.Budget == this)];

    /// <summary>What they hold, whoever would give way first in front; the library's own parts in one.</summary>
    public IReadOnlyList<PoolShare> Shares
    {
        get
        {
            ILookup<bool, PoolShare> isOwn = Members.ToLookup(pool => pool is IVisible { IsSilent: true }, pool => pool.Share);
            IEnumerable<PoolShare> own = isOwn[true].Any() ? [Together(isOwn[true])] : [];
            return [.. isOwn[false].Concat(own).OrderBy(share => share.HitsPerByte)];
        }
    }

    /// <summary>Sets the limit; null for the default.</summary>
    public void SetLimit(long? limit)
    {
        lock (_door)
            _limit = limit;
        Volatile.Write(ref _isDue, 1);
        Request();
    }

    /// <summary>Adds what a pool grew by.</summary>
    public void Grew(long bytes)
    {
        if (Interlocked.Add(ref _held, bytes) > Volatile.Read(ref _alarm))
            Volatile.Write(ref _isDue, 1);
    }

    /// <summary>Has a thread of the thread pool settle soon, if it is due. The caller must not be in the middle of a trade.</summary>
    public void Request()
    {
        if (Tide.IsAutomatic && Interlocked.Exchange(ref _isDue, 0) != 0)
            ThreadPool.UnsafeQueueUserWorkItem(static budget => budget.Settle(isTide: false), this, preferLocal: false);
    }

    /// <summary>Adds up what pools hold. If it is too much, those with the fewest hits for each byte give way first.</summary>
    /// <param name="isTide">Whether a tide turned, so that hits are counted anew, and what gave way may grow again.</param>
    public void Settle(bool isTide)
    {
        List<Action> discards = [];
        lock (_door)
        {
            MemoryReading memory = read();
            List<(IBudgeted Pool, PoolShare Share)> shares = [.. Members.Select(pool => (pool, pool.Share))];
            long held = Sum(shares.Select(pair => pair.Share));
            long over = held - RoomIn(memory, held);
            if (over > 0)
                discards = GiveWay(shares, over);
            else if (isTide && memory.Excess == 0)
                shares.ForEach(pair => pair.Pool.Regrow());
            if (isTide)
                shares.ForEach(pair => pair.Pool.NoteTide());
            Rest(held - Math.Max(0, over), LimitIn(memory));
        }

        foreach (Action discard in discards)
            discard();
    }

    /// <summary>Has all pools of the process give back what is idle, for who found no memory. They grow again tide by tide.</summary>
    public static void Yield()
    {
        foreach (Action discard in Tide.Members().OfType<IBudgeted>().Select(pool => pool.GiveWay(long.MaxValue)).ToList())
            discard();
    }

    /// <summary>Bytes of pools together: policies may weigh as absurdly as they like.</summary>
    public static long Sum(IEnumerable<PoolShare> shares) => (long)Math.Min(shares.Sum(share => (double)share.Bytes), MostBytes);

    private static PoolShare Together(IEnumerable<PoolShare> own) => new()
    {
        Name = OwnParts,
        Bytes = Sum(own),
        IsEstimate = true,
        Hits = own.Sum(share => share.Hits),
    };

    private static List<Action> GiveWay(List<(IBudgeted Pool, PoolShare Share)> shares, long over)
    {
        List<Action> discards = [];
        foreach ((IBudgeted pool, PoolShare share) in shares
            .OrderBy(pair => pair.Share.HitsPerByte).ThenByDescending(pair => pair.Share.Bytes))
        {
            if (over <= 0)
                break;
            if (share.Bytes == 0)
                continue;
            discards.Add(pool.GiveWay(Math.Min(over, share.Bytes)));
            over -= share.Bytes;
        }

        return discards;
    }

    private long LimitIn(MemoryReading memory) => _limit ?? memory.Available / DefaultPart;

    /// <summary>
    /// What pools may hold now. Where memory is short they give back what is missing, but never more than half at once, and
    /// only once for each collection that said so: the emptier pools are, the more is allocated, and that helps nobody.
    /// </summary>
    private long RoomIn(MemoryReading memory, long held)
    {
        long limit = LimitIn(memory);
        if (memory.Excess == 0 || memory.Collection == _lastShort)
            return limit;
        _lastShort = memory.Collection;
        return Math.Min(limit, held - Math.Min(memory.Excess, held / 2));
    }

    private void Rest(long held, long limit)
    {
        Volatile.Write(ref _alarm, Math.Max(limit, held) + (limit / Slack));
        Interlocked.Exchange(ref _held, held);
        Volatile.Write(ref _isDue, 0);
    }
}
