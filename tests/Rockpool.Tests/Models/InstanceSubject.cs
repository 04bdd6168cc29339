using Rockpool.Budgets;
using Rockpool.Tides;

namespace Rockpool.Tests.Models;

/// <summary>A pool with a life and a budget of its own.</summary>
internal sealed class InstanceSubject<T> : Subject
    where T : PooledItem
{
    private const long SomeBytes = 500;

    private readonly Budget _budget;
    private readonly Pool<T> _pool;
    private MemoryReading _memory = new(Collection: 1, Available: 1 << 30, Load: 0, HighLoad: 1 << 29);

    public InstanceSubject(Func<PoolOptions, Pool<T>> make, PoolOptions? options = null)
    {
        _budget = new Budget(() => _memory);
        _pool = make((options ?? new PoolOptions()) with { Budget = _budget });
    }

    public override PoolStatistics Statistics => _pool.Statistics;

    public override PooledItem Rent() => _pool.Rent();

    public override void Return(PooledItem item) => _pool.Return((T)item);

    public override LentItem Lease() => LentItem.Of(_pool.Lease());

    public override void Prewarm(int count) => _pool.Prewarm(count);

    public override void Trim() => _pool.Trim();

    public override void Turn(bool isShort)
    {
        _memory = _memory with { Collection = _memory.Collection + 1, Load = isShort ? _memory.HighLoad + SomeBytes : 0 };
        Tide.Turn([_pool]);
        _budget.Settle(isTide: true);
    }

    public override void Limit(long? bytes)
    {
        _budget.SetLimit(bytes);
        _budget.Settle(isTide: false);
    }

    public override void Dispose() => _pool.Dispose();
}
