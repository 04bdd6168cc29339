namespace Rockpool.Tests.Policies;

/// <summary>What every policy with a cap promises. Each subclasses this and says how its items fill.</summary>
public abstract class GrowingPolicyContract<TItem, TPolicy>
    where TItem : class
    where TPolicy : struct, IPoolPolicy<TItem>
{
    [Fact]
    public void AnItemComesHomeEmptyAndIsRentedAgain()
    {
        using var pool = new Pool<TItem>(default(TPolicy));
        TItem item = pool.Rent();
        Fill(item, 100);
        Assert.Equal(100, SizeOf(item));
        pool.Return(item);
        Assert.Equal(0, SizeOf(item));
        Assert.Same(item, pool.Rent());
    }

    [Fact]
    public void ItKeepsWhatItGrewTo()
    {
        using var pool = new Pool<TItem>(default(TPolicy));
        TItem item = pool.Rent();
        Fill(item, 1_000);
        pool.Return(item);
        Assert.True(CapacityOf(item) >= 1_000);
    }

    [Fact]
    public void TheAmbientPoolKeepsUpToTheDefaultCap()
    {
        TItem item = Ambient<TItem, TPolicy>.Rent();
        Fill(item, DefaultMaxCapacity / 2);
        long before = Ambient<TItem, TPolicy>.Pool.Statistics.DroppedByReset;
        Ambient<TItem, TPolicy>.Return(item);
        Assert.Same(item, Ambient<TItem, TPolicy>.Rent());
        Fill(item, DefaultMaxCapacity + 1);
        Ambient<TItem, TPolicy>.Return(item);
        Assert.Equal(before + 1, Ambient<TItem, TPolicy>.Pool.Statistics.DroppedByReset);
        Assert.NotSame(item, Ambient<TItem, TPolicy>.Rent());
    }

    [Fact]
    public void AnItemIsKeptAtTheCapAndNotBeyond()
    {
        TItem item = default(TPolicy).Create();
        Fill(item, 100);
        int capacity = CapacityOf(item);
        Assert.False(WithCap(capacity - 1).Reset(item));
        Assert.True(WithCap(capacity).Reset(item));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ACapOfNothingIsRefused(int cap) =>
        Assert.Equal("maxCapacity", Assert.Throws<ArgumentOutOfRangeException>(() => WithCap(cap)).ParamName);

    [Fact]
    public void TheCapIsTold()
    {
        Assert.Equal(DefaultMaxCapacity, CapOf(default));
        Assert.Equal(7, CapOf(WithCap(7)));
    }

    protected abstract int DefaultMaxCapacity { get; }

    protected abstract TPolicy WithCap(int cap);

    protected abstract int CapOf(TPolicy policy);

    protected abstract void Fill(TItem item, int size);

    protected abstract int SizeOf(TItem item);

    protected abstract int CapacityOf(TItem item);
}
