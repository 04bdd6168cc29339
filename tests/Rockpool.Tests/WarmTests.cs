namespace Rockpool.Tests;

/// <summary>A warm pool allocates nothing.</summary>
public sealed class WarmTests
{
    [Fact]
    public void PairsAllocateNothing()
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        Assert.Equal(0, Allocated(pool.Rent, pool.Return, 1));
        Assert.Equal(0, Allocated(Ambient<PooledItem, PooledItemPolicy>.Rent, Ambient<PooledItem, PooledItemPolicy>.Return, 1));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(64)]
    [InlineData(500)]
    public void BurstsAllocateNothing(int size)
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        Assert.Equal(0, Allocated(pool.Rent, pool.Return, size));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(100)]
    public void LimitedPoolsAllocateNothing(int limit)
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy), new PoolOptions { MaxItems = limit });
        Assert.Equal(0, Allocated(pool.Rent, pool.Return, Math.Min(limit, 50)));
    }

    [Fact]
    public void HandOffsAllocateNothing()
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        using var returner = new Worker();
        var held = new PooledItem[200];
        long returning = 0;
        void Rent()
        {
            for (int i = 0; i < held.Length; i++)
                held[i] = pool.Rent();
        }

        void Return()
        {
            for (int i = 0; i < held.Length; i++)
                pool.Return(held[i]);
        }

        for (int warm = 0; warm < 10; warm++)
        {
            Rent();
            returner.Do(Return);
        }

        for (int round = 0; round < 10; round++)
        {
            Assert.Equal(0, OfThisThread(Rent));
            returner.Do(() => returning += OfThisThread(Return));
        }

        Assert.Equal(0, returning);
    }

    private static long Allocated(Func<PooledItem> rent, Action<PooledItem> giveBack, int size)
    {
        var held = new PooledItem[size];
        void Burst()
        {
            for (int i = 0; i < size; i++)
                held[i] = rent();
            for (int i = 0; i < size; i++)
                giveBack(held[i]);
        }

        for (int warm = 0; warm < 10; warm++)
            Burst();
        return OfThisThread(Burst);
    }

    private static long OfThisThread(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
