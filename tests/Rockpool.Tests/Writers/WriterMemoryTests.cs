namespace Rockpool.Tests.Writers;

/// <summary>What writers allocate while pools are warm, and what is left of one that nobody disposed.</summary>
public sealed class WriterMemoryTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(5000)]
    [InlineData(300_000)]
    public void AWriterThatIsUsedAgainAllocatesNothing(int length)
    {
        var sizes = new SizeEstimator();
        using var pool = new BufferPool<byte>();
        using var writer = new PooledBufferWriter<byte>(sizes, pool);
        byte[] values = new byte[length];
        Assert.Equal(0, OfWarm(() =>
        {
            writer.Write(values);
            writer.GetSpan(4096);
            _ = writer.WrittenSequence;
            writer.Clear();
        }));
    }

    [Fact]
    public void AStreamThatIsUsedAgainAllocatesNothing()
    {
        using var pool = new BufferPool<byte>();
        using var stream = new PooledStream(pool: pool);
        byte[] values = new byte[200_000];
        Assert.Equal(0, OfWarm(() =>
        {
            stream.Write(values);
            stream.Position = 100;
            stream.GetSpan(50)[0] = 1;
            stream.Advance(50);
            _ = stream.Read(values);
            stream.SetLength(0);
        }));
    }

    private static long OfWarm(Action action)
    {
        for (int warm = 0; warm < 300; warm++)
            action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
