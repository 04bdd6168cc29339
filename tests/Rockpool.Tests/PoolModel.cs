using Rockpool.Budgets;
using Rockpool.Tides;

namespace Rockpool.Tests;

/// <summary>A pool used by three threads one after another, beside what it must be true of it whatever they do.</summary>
internal sealed class PoolModel : IDisposable
{
    public const int Threads = 3;

    private readonly Worker[] _workers = [.. Enumerable.Range(0, Threads).Select(_ => new Worker())];
    private readonly List<PooledItem> _made = [];
    private readonly List<PooledItem> _out = [];
    private readonly Budget _budget;
    private readonly PoolOptions _options;
    private readonly Pool<PooledItem> _pool;
    private long _rents;
    private long _returns;
    private long _mostOut;
    private MemoryReading _memory = new(Collection: 1, Available: 1 << 30, Load: 0, HighLoad: 1 << 29);

    public PoolModel(int? maxItems)
    {
        _budget = new Budget(() => _memory);
        _options = new PoolOptions { MaxItems = maxItems, Budget = _budget };
        _pool = Pool.Create(Make, item => item.Reset(), item => item.Discard(), _options);
    }

    public void Rent(int thread, int count)
    {
        var rented = new List<PooledItem>();
        _workers[thread].Do(() =>
        {
            for (int i = 0; i < count; i++)
                rented.Add(_pool.Rent());
        });
        Assert.All(rented, item => Assert.Equal(0, item.Discards));
        _out.AddRange(rented);
        Assert.Equal(_out.Count, _out.Distinct().Count());
        _rents += count;
        _mostOut = Math.Max(_mostOut, _out.Count);
    }

    public void Return(int thread, int count, bool isSpoilt)
    {
        // Not in the order in which they were rented.
        PooledItem[] items = [.. _out.OrderBy(item => (_out.IndexOf(item) * 7) % 11).Take(count)];
        Array.ForEach(items, item => item.IsSpoilt = isSpoilt);
        _out.RemoveAll(items.Contains);
        _workers[thread].Do(() => Array.ForEach(items, _pool.Return));
        _returns += items.Length;
        Assert.All(items, item => Assert.True(item.Discards == 1 || !isSpoilt));
    }

    public void Turn(bool isShort)
    {
        _memory = _memory with { Collection = _memory.Collection + 1, Load = isShort ? _memory.HighLoad + 500 : 0 };
        Tide.Turn([_pool]);
        _budget.Settle(isTide: true);
    }

    public void Trim()
    {
        _pool.Trim();
        Assert.Equal(0, _pool.Statistics.ItemsHeld);
    }

    public void Prewarm(int count) => _pool.Prewarm(count);

    /// <summary>Every item is in one place, and the counts say where.</summary>
    public void Check()
    {
        PoolStatistics statistics = _pool.Statistics;
        Assert.Equal(_rents, statistics.Rents);
        Assert.Equal(_returns, statistics.Returns);
        Assert.Equal(_out.Count, statistics.Outstanding);
        Assert.All(_made, item => Assert.InRange(item.Discards, 0, 1));
        Assert.Equal(_made.Count - _out.Count - _made.Count(item => item.Discards == 1), statistics.ItemsHeld);
        Assert.InRange(statistics.ItemsHeld, 0, _options.MaxItems ?? int.MaxValue);
        Assert.InRange(statistics.HighWater, _out.Count, Math.Max(_mostOut, _out.Count));
    }

    public void Dispose()
    {
        _pool.Dispose();
        Assert.All(_made.Except(_out), item => Assert.Equal(1, item.Discards));
        foreach (PooledItem item in _out)
            _pool.Return(item);
        Assert.All(_made, item => Assert.Equal(1, item.Discards));
        Array.ForEach(_workers, worker => worker.Dispose());
    }

    private PooledItem Make()
    {
        var item = new PooledItem();
        _made.Add(item);
        return item;
    }
}
