namespace Rockpool.Tests.Policies;

public sealed class MemoryStreamPolicyTests : GrowingPolicyContract<MemoryStream, MemoryStreamPolicy>
{
    protected override int DefaultMaxCapacity => MemoryStreamPolicy.DefaultMaxCapacity;

    protected override MemoryStreamPolicy WithCap(int cap) => new(cap);

    protected override int CapOf(MemoryStreamPolicy policy) => policy.MaxCapacity;

    protected override void Fill(MemoryStream item, int size) => item.Write(new byte[size]);

    protected override int SizeOf(MemoryStream item) => (int)item.Length;

    protected override int CapacityOf(MemoryStream item) => item.Capacity;

    [Fact]
    public void TheNextHolderStartsAtTheBeginning()
    {
        using var pool = new Pool<MemoryStream>(default(MemoryStreamPolicy));
        MemoryStream item = pool.Rent();
        item.Write([1, 2, 3]);
        pool.Return(item);
        Assert.Same(item, pool.Rent());
        Assert.Equal(0, item.Position);
        item.Write([4]);
        item.SetLength(3);
        Assert.Equal([4, 0, 0], item.ToArray());
    }

    [Fact]
    public void AStreamThatItsHolderDisposedIsNotKept()
    {
        using var pool = new Pool<MemoryStream>(default(MemoryStreamPolicy));
        MemoryStream item = pool.Rent();
        item.Dispose();
        pool.Return(item);
        Assert.NotSame(item, pool.Rent());
    }

    [Fact]
    public void AStreamThatIsNotKeptIsDisposed()
    {
        using var pool = new Pool<MemoryStream>(new MemoryStreamPolicy(16));
        MemoryStream item = pool.Rent();
        Fill(item, 17);
        pool.Return(item);
        Assert.False(item.CanRead);
    }
}
