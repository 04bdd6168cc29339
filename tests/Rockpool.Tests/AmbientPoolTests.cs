namespace Rockpool.Tests;

/// <summary>The pool of a type and a policy. Its tests share it, so they run one after another and each leaves it as it likes.</summary>
public sealed class AmbientPoolTests : PoolContract
{
    protected override PoolStatistics Statistics => Ambient<PooledItem, PooledItemPolicy>.Pool.Statistics;

    private protected override PooledItem Rent() => Ambient<PooledItem, PooledItemPolicy>.Rent();

    private protected override void Return(PooledItem item) => Ambient<PooledItem, PooledItemPolicy>.Return(item);

    [Fact]
    public void ItCannotBeDisposed() =>
        Assert.Throws<InvalidOperationException>(Ambient<PooledItem, PooledItemPolicy>.Pool.Dispose);

    [Fact]
    public void ItsInstanceIsTheSamePool()
    {
        PooledItem item = Rent();
        Ambient<PooledItem, PooledItemPolicy>.Pool.Return(item);
        Assert.Same(item, Rent());
    }
}
