namespace Rockpool.Tests.Slabs;

/// <summary>Slices of a block: each ends by itself, and the block goes home with the last.</summary>
public sealed class BlockSliceTests : IDisposable
{
    private readonly PinnedMemoryPool _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void TheBlockGoesHomeWithTheLastSlice()
    {
        BlockSlice whole = _pool.RentSlice(100);
        whole.Span.Fill(7);
        BlockSlice head = whole.Slice(0, 40);
        BlockSlice tail = whole.Slice(40, 60);
        BlockSlice part = tail.Slice(10, 5);
        tail.Span[10] = 9;
        whole.Dispose();
        tail.Dispose();
        Assert.Equal(1, _pool.Statistics.Blocks.Outstanding);
        Assert.Equal((9, 5, 7), (part.Span[0], part.Length, head.Span[39]));
        head.Dispose();
        Assert.Equal(1, _pool.Statistics.Blocks.Outstanding);
        part.Dispose();
        Assert.Equal((0, 1), (_pool.Statistics.Blocks.Outstanding, _pool.Statistics.Blocks.Returns));
    }

    [Fact]
    public void ASliceThatEndedIsRefusedWhileOthersStand()
    {
        BlockSlice whole = _pool.RentSlice(100);
        using BlockSlice part = whole.Slice(0, 10);
        BlockSlice copy = whole;
        whole.Dispose();
        Assert.Throws<ObjectDisposedException>(() => copy.Memory);
        Assert.Throws<ObjectDisposedException>(() => copy.Slice(0, 1));
        Assert.Throws<InvalidOperationException>(copy.Dispose);
        Assert.Equal((1, 3), (_pool.Statistics.Blocks.Outstanding, _pool.Statistics.Blocks.Misuses));
        part.Span[0] = 1;
    }

    [Fact]
    public void ASliceOfABlockThatIsLentAgainIsRefused()
    {
        BlockSlice first = _pool.RentSlice(100);
        first.Dispose();
        using BlockSlice next = _pool.RentSlice(100);
        Assert.Throws<ObjectDisposedException>(() => first.Memory);
        Assert.Throws<ObjectDisposedException>(() => first.Slice(0, 1));
        Assert.Throws<InvalidOperationException>(first.Dispose);
        next.Span[0] = 1;
        Assert.Equal(1, _pool.Statistics.Blocks.Outstanding);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, -1)]
    [InlineData(0, 101)]
    [InlineData(101, 0)]
    [InlineData(60, 41)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void WhatIsNotWithinTheSliceIsRefused(int start, int length)
    {
        using BlockSlice whole = _pool.RentSlice(100);
        Assert.Throws<ArgumentOutOfRangeException>(() => whole.Slice(start, length));
        using BlockSlice end = whole.Slice(100, 0);
        Assert.Equal(0, end.Length);
    }

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(4096, 1, 0)]
    [InlineData(4097, 1, 0)]
    [InlineData(65_536, 1, 0)]
    [InlineData(65_537, 0, 1)]
    public void LargerSlicesComeFromWiderBlocksAndTheLargestAreFresh(int length, int slabs, int large)
    {
        BlockSlice slice = _pool.RentSlice(length);
        Assert.Equal(length, slice.Memory.Length);
        slice.Span.Fill(1);
        slice.Dispose();
        PinnedMemoryStatistics statistics = _pool.Statistics;
        Assert.Equal((slabs, large, slabs), (statistics.Slabs, statistics.LargeRents, statistics.Blocks.ItemsHeld));
    }

    [Fact]
    public void OfCopiesThatEndAtOnceOneEndsTheSlice()
    {
        for (int round = 0; round < 200; round++)
        {
            BlockSlice whole = _pool.RentSlice(100);
            BlockSlice part = whole.Slice(0, 10);
            int failures = 0;
            Parallel.For(0, 4, _ =>
            {
                if (Record.Exception(whole.Dispose) is InvalidOperationException)
                    Interlocked.Increment(ref failures);
            });
            Assert.Equal(3, failures);
            Assert.Equal(1, _pool.Statistics.Blocks.Outstanding);
            part.Dispose();
        }

        Assert.Equal((0, 200), (_pool.Statistics.Blocks.Outstanding, _pool.Statistics.Blocks.Returns));
    }

    /// <summary>Consumers on several threads cut and end slices of one block after another; each sees what was written into its own.</summary>
    [Fact]
    public void ConsumersOnManyThreadsSeeTheirOwnBytes()
    {
        const int Consumers = 4;
        for (int round = 1; round <= 200; round++)
        {
            byte mark = (byte)round;
            using BlockSlice whole = _pool.RentSlice(Consumers * 64);
            whole.Span.Fill(mark);
            BlockSlice[] slices = [.. Enumerable.Range(0, Consumers).Select(index => whole.Slice(index * 64, 64))];
            Parallel.ForEach(slices, slice =>
            {
                using BlockSlice half = slice.Slice(32, 32);
                slice.Dispose();
                Assert.False(half.Span.ContainsAnyExcept(mark));
            });
        }

        Assert.Equal(0, _pool.Statistics.Blocks.Outstanding);
    }
}
