using System.Collections.Concurrent;
using Rockpool.Tides;

namespace Rockpool.Tests.Models;

/// <summary>A pool behind scopes, one for each thread. What scopes did the pool knows when they gave back what they have.</summary>
internal sealed class ScopeSubject(Pool<PooledItem> pool) : Subject
{
    private readonly ConcurrentDictionary<int, PoolScope> _scopes = [];
    private bool _isSettled = true;

    public override bool IsSettled => _isSettled;

    /// <summary>What came home to a scope is out as far as the pool knows, until it is told.</summary>
    public override bool KnowsMostOut => false;

    public override PoolStatistics Statistics => pool.Statistics;

    public override PooledItem Rent()
    {
        _isSettled = false;
        return Mine().Rent(pool);
    }

    public override void Return(PooledItem item)
    {
        _isSettled = false;
        Mine().Return(pool, item);
    }

    public override LentItem Lease() => LentItem.Of(pool.Lease());

    public override void Prewarm(int count) => pool.Prewarm(count);

    public override void Trim()
    {
        Settle();
        pool.Trim();
    }

    public override void Turn(bool isShort) => Tide.Turn([pool]);

    /// <summary>Its budget is the process's.</summary>
    public override void Limit(long? bytes)
    {
    }

    public override void Settle()
    {
        foreach (PoolScope scope in _scopes.Values)
            scope.Trim();
        _isSettled = true;
    }

    /// <summary>A scope goes on renting what it has, so that it gives that back before the end.</summary>
    public override void Dispose()
    {
        Settle();
        pool.Dispose();
    }

    private PoolScope Mine() => _scopes.GetOrAdd(Environment.CurrentManagedThreadId, static _ => new PoolScope());
}
