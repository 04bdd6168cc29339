namespace Rockpool.Tests;

/// <summary>What a policy throws reaches the caller; nothing is lost by it and the counts stay right.</summary>
public sealed class PolicyFaultTests
{
    [Fact]
    public void ACreateThatThrowsIsNoRent()
    {
        bool fails = true;
        using var pool = Pool.Create(() => fails ? throw new NotSupportedException("create") : new PooledItem());
        Assert.Throws<NotSupportedException>(pool.Rent);
        Assert.Equal(0, pool.Statistics.Rents);
        fails = false;
        pool.Rent();
        Assert.Equal(1, pool.Statistics.Outstanding);
    }

    [Fact]
    public void ACreateThatGivesNullIsThePolicysMistake()
    {
        using var pool = Pool.Create<PooledItem>(() => null!, options: new PoolOptions { Name = "orders" });
        Assert.Contains("orders", Assert.Throws<InvalidOperationException>(pool.Rent).Message);
        Assert.Equal(0, pool.Statistics.Rents);
    }

    [Fact]
    public void ADiscardThatThrowsAtAReturnReachesTheReturner()
    {
        using var pool = Pool.Create(
            () => new PooledItem(), reset: _ => false, discard: _ => throw new NotSupportedException("discard"));
        PooledItem item = pool.Rent();
        Assert.Throws<NotSupportedException>(() => pool.Return(item));
        Assert.Equal(0, pool.Statistics.Outstanding);
        Assert.Equal(1, pool.Statistics.DroppedByReset);
    }

    [Fact]
    public void APrewarmWhoseCreateThrowsKeepsWhatWasMade()
    {
        int made = 0;
        using var pool = Pool.Create(() => ++made > 40 ? throw new NotSupportedException("create") : new PooledItem());
        Assert.Throws<NotSupportedException>(() => pool.Prewarm(100));
        Assert.Equal(40, pool.Statistics.ItemsHeld);
    }

    [Fact]
    public void APrewarmOfLessThanNothingIsRefused()
    {
        using var pool = Pool.Create(() => new PooledItem());
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Prewarm(-1));
    }

    [Fact]
    public void ACreateMayUseThePool()
    {
        Pool<PooledItem> pool = null!;
        int depth = 0;
        pool = Pool.Create(() =>
        {
            if (depth++ == 0)
                pool.Return(pool.Rent());
            return new PooledItem();
        });
        using (pool)
        {
            pool.Rent();
            Assert.Equal(1, pool.Statistics.Outstanding);
            Assert.Equal(1, pool.Statistics.ItemsHeld);
        }
    }

    [Fact]
    public void ADiscardMayUseThePool()
    {
        Pool<PooledItem> pool = null!;
        pool = Pool.Create(() => new PooledItem(), reset: item => !item.IsSpoilt, discard: _ => pool.Return(new PooledItem()));
        PooledItem spoilt = pool.Rent();
        spoilt.IsSpoilt = true;
        pool.Return(spoilt);
        Assert.Equal(1, pool.Statistics.ItemsHeld);
    }
}
