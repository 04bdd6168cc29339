using Rockpool.Policies;
using Rockpool.Tides;
using Rockpool.Tiers;

namespace Rockpool.Interleavings.Protocol;

/// <summary>One pool in use: nobody is given what another holds, and at the end the counts balance.</summary>
internal sealed class Trade
{
    private readonly Ledger _ledger = new();
    private readonly Layout _layout;
    private readonly bool _mustDiscard;
    private bool _isDisposed;
    private int _rented;
    private int _returned;
    private int _mostOut;

    /// <param name="scenario">What checks the balance at its end.</param>
    /// <param name="layout">The pool's.</param>
    /// <param name="mustDiscard">Whether every item must be discarded in the end, as it must where items are disposable.</param>
    public Trade(Scenario scenario, Layout layout, bool mustDiscard = false)
    {
        (_layout, _mustDiscard) = (layout, mustDiscard);
        IPoolPolicy<Item> policy = mustDiscard ? new DelegatePolicy<Item>(_ledger.Create, _ledger.Reset, _ledger.Discard) : _ledger;
        Pool = new Pool<Item>(policy, new PoolOptions(), isAmbient: false, layout);
        scenario.AtEnd(CheckCounts);
        scenario.AtEnd(CheckEnd);
    }

    public Pool<Item> Pool { get; }

    public Item Rent()
    {
        // Counted before and, where it comes home, after: never less than the pool can have seen.
        _mostOut = Math.Max(_mostOut, ++_rented - _returned);
        Item item = Pool.Rent();
        item.Hold(LogicalThread.Current?.Name ?? "who came before");
        return item;
    }

    public void Return(Item item)
    {
        item.LetGo();
        Pool.Return(item);
        _returned++;
    }

    /// <summary>Rents so many, one after the other, and then returns them.</summary>
    public void Burst(int size)
    {
        Item[] items = [.. Enumerable.Range(0, size).Select(_ => Rent())];
        Array.ForEach(items, Return);
    }

    public void Turn() => Tide.Turn([Pool]);

    public void Dispose()
    {
        _isDisposed = true;
        Pool.Dispose();
    }

    /// <summary>While nothing was disposed, every item is in one place, and the counts say where.</summary>
    private void CheckCounts()
    {
        PoolStatistics counts = Pool.Statistics;
        Assert.Equal(0, counts.DiscardsFailed);
        if (_isDisposed)
            return;
        Assert.Equal((_rented, _returned), (counts.Rents, counts.Returns));
        Assert.InRange(counts.HighWater, 0, _mostOut);
        Assert.InRange(counts.ItemsHeld, 0, _layout.MaxItems);
        long atOnce = counts.DroppedByReset + counts.DroppedByOverflow + counts.DroppedByBreaker + counts.DroppedTooLarge;
        long forgotten = _ledger.Made - counts.ItemsHeld - counts.ItemsHeldWeakly - counts.Outstanding - _ledger.Discarded;
        // An item that the tide erased in a plain slot is counted and left to the collector; or its owner took it after all.
        Assert.InRange(forgotten, 0, _mustDiscard ? 0 : atOnce + counts.DroppedByTide - _ledger.Discarded);
        if (_mustDiscard)
            Assert.Equal(atOnce + counts.DroppedByTide, _ledger.Discarded);
    }

    private void CheckEnd()
    {
        Pool.Dispose();
        Assert.Equal(0, Pool.Statistics.DiscardsFailed);
        if (_mustDiscard)
            Assert.Equal(_ledger.Made - _ledger.Held, _ledger.Discarded);
    }
}
