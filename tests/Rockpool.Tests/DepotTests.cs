using Rockpool.Budgets;
using Rockpool.Tiers;

namespace Rockpool.Tests;

/// <summary>What shelves tell the budget.</summary>
public sealed class DepotTests
{
    private const int Magazines = 7;
    private const int ItemBytes = 1000;

    private readonly Budget _budget = new(() => new MemoryReading(Collection: 1, Available: 1 << 30, Load: 0, HighLoad: 1 << 29));
    private readonly Depot<PooledItem> _depot;

    public DepotTests()
    {
        _depot = new Depot<PooledItem>(
            new Layout { Shelves = 2, Cells = 16, Capacity = 1 }, new Stake(_budget, weighs: false, ItemBytes));
        _budget.SetLimit(Magazines * ItemBytes);
        _budget.Settle(isTide: true);
    }

    /// <summary>The shelves' heights were added up, so that a load that moved was looked at as if it had grown.</summary>
    [Fact]
    public void WhatMovesFromCoreToCoreIsNoGrowth()
    {
        for (int round = 0; round < 10; round++)
        {
            Put(Magazines, processor: round);
            Take(Magazines);
        }

        Assert.False(_budget.IsDue);
    }

    [Fact]
    public void WhatStandsOnTwoShelvesIsSeen()
    {
        Put(Magazines, processor: 0);
        Take(Magazines);
        Put(Magazines, processor: 1);
        Assert.False(_budget.IsDue);
        Put(1, processor: 0);
        Assert.True(_budget.IsDue);
    }

    private void Put(int count, int processor)
    {
        for (int i = 0; i < count; i++)
        {
            Magazine<PooledItem> magazine = _depot.TakeEmpty();
            Assert.True(magazine.TryPush(new PooledItem(), limit: 1));
            Assert.True(_depot.TryPut(magazine, processor));
        }
    }

    private void Take(int count)
    {
        for (int i = 0; i < count; i++)
            Assert.NotNull(_depot.Take(out _));
    }
}
