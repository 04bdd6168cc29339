namespace Rockpool.Tests.Faults;

/// <summary>What a pool does, without the guard, with items that are not its to take.</summary>
public sealed class ForeignItemTests
{
    [Fact]
    public void AnItemFromNowhereIsResetAndKept()
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        var item = new PooledItem { Residue = "foreign" };
        pool.Return(item);
        Assert.Equal((1, -1), (pool.Statistics.Returns, pool.Statistics.Outstanding));
        Assert.Same(item, pool.Rent());
        Assert.Null(item.Residue);
        Assert.Equal(0, pool.Statistics.Outstanding);
    }

    [Fact]
    public void AnItemOfAnotherPoolIsKeptWhereItWasReturned()
    {
        using var home = new Pool<PooledItem>(default(PooledItemPolicy));
        using var other = new Pool<PooledItem>(default(PooledItemPolicy));
        PooledItem item = home.Rent();
        other.Return(item);
        Assert.Equal((1, 0), (home.Statistics.Outstanding, home.Statistics.ItemsHeld));
        Assert.Same(item, other.Rent());
        Assert.NotSame(item, home.Rent());
    }

    [Fact]
    public void AnItemReturnedTwiceIsKeptTwice()
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        PooledItem item = pool.Rent();
        pool.Return(item);
        pool.Return(item);
        Assert.Same(pool.Rent(), pool.Rent());
    }
}
