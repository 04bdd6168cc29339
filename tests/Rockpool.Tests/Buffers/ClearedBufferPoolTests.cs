namespace Rockpool.Tests.Buffers;

/// <summary>A pool whose arrays are cleared when they come home.</summary>
public sealed class ClearedBufferPoolTests : IDisposable
{
    private readonly List<IDisposable> _pools = [];

    public void Dispose() => _pools.ForEach(pool => pool.Dispose());

    [Fact]
    public void WhateverARentGivesIsEmpty()
    {
        BufferPool<byte> pool = Make<byte>();
        for (int i = 0; i < 10; i++)
        {
            byte[][] arrays = [.. Enumerable.Range(0, 80).Select(_ => pool.Rent(3000))];
            Assert.All(arrays, array => Assert.False(array.AsSpan().ContainsAnyExcept((byte)0)));
            Array.ForEach(arrays, array => array.AsSpan().Fill(7));
            Array.ForEach(arrays, array => pool.Return(array));
        }
    }

    [Fact]
    public void OfWhatWasWrittenOnlyThatIsCleared()
    {
        BufferPool<byte> pool = Make<byte>();
        byte[] array = pool.Rent(100);
        array.AsSpan().Fill(7);
        pool.Return(array, written: 10);
        Assert.Equal((0, 7), ((int)array[9], (int)array[10]));
        pool.Return(pool.Rent(100), written: 0);
        Assert.Equal(0, array[10]);
    }

    [Fact]
    public void ALeaseLeavesNothing()
    {
        BufferPool<byte> pool = Make<byte>();
        using (BufferLease<byte> lease = pool.Lease(100))
            lease.Span.Fill(7);
        using BufferLease<byte> next = pool.Lease(100);
        Assert.False(next.Span.ContainsAnyExcept((byte)0));
        Assert.Equal(1, pool.Statistics.Arrays.Misses);
    }

    [Fact]
    public void SlotsServeThemAllTheSame()
    {
        BufferPool<byte> pool = Make<byte>();
        for (int i = 0; i < 10; i++)
            pool.Return(pool.Rent(100));
        Assert.Equal((9, 1), (pool.Statistics.Arrays.SlotHits, pool.Statistics.Arrays.Misses));
    }

    private BufferPool<T> Make<T>()
    {
        var pool = new BufferPool<T>(new BufferPoolOptions { Clearing = BufferClearing.Always });
        _pools.Add(pool);
        return pool;
    }
}
