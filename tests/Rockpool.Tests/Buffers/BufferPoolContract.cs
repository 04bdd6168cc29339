using System.Buffers;

namespace Rockpool.Tests.Buffers;

/// <summary>What every kind of pool of arrays keeps to, beside what any <see cref="ArrayPool{T}"/> does.</summary>
public abstract class BufferPoolContract : ArrayPoolContract, IDisposable
{
    private const int TooLong = 2_000_000_000;

    private readonly List<IDisposable> _pools = [];

    protected abstract BufferPoolOptions Options { get; }

    public void Dispose()
    {
        _pools.ForEach(pool => pool.Dispose());
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(5000)]
    [InlineData(100_000)]
    public void ALeaseShowsWhatWasAskedForAndEndsOnce(int length)
    {
        BufferPool<int> pool = Make<int>();
        BufferLease<int> lease = pool.Lease(length);
        BufferLease<int> copy = lease;
        Assert.Equal((length, length, length), (lease.Span.Length, copy.Memory.Length, lease.Segment.Count));
        copy.Dispose();
        Assert.Throws<InvalidOperationException>(lease.Dispose);
        Assert.Equal((1, 1, 1), (pool.Statistics.Arrays.Rents, pool.Statistics.Arrays.Returns, pool.Statistics.Arrays.Misuses));
    }

    [Fact]
    public void WhatWasWrittenIsCleared()
    {
        BufferPool<Probe> pool = Make<Probe>();
        Probe[] array = pool.Rent(100);
        Array.Fill(array, new Probe(7));
        pool.Return(array, written: 60);
        Assert.False(array.AsSpan(0, 60).ContainsAnyExcept(default(Probe)));
    }

    [Fact]
    public void LengthsThatMakeNoSenseAreRefusedAndNothingIsCounted()
    {
        BufferPool<long> pool = Make<long>();
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Rent(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Rent(int.MinValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Lease(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Prewarm(0, 1));
        Assert.Throws<OutOfMemoryException>(() => pool.Rent(int.MaxValue));
        Assert.Throws<OutOfMemoryException>(() => pool.Lease(int.MaxValue));
        pool.Prewarm(TooLong, 1);
        Assert.Equal((0, 0, 0), (pool.Statistics.Arrays.Rents, pool.Statistics.Arrays.Outstanding, pool.Statistics.Arrays.ItemsHeld));
    }

    [Fact]
    public void ABurstOfAllLengthsComesHomeWhateverIsKept()
    {
        BufferPool<int> pool = Make<int>();
        int[][] arrays = [.. Enumerable.Range(0, 300).Select(i => pool.Rent(1 + (i * i)))];
        Assert.Equal((300, 300), (arrays.Distinct().Count(), pool.Statistics.Arrays.Outstanding));
        Array.ForEach(arrays, array => pool.Return(array));
        PoolStatistics statistics = pool.Statistics.Arrays;
        Assert.Equal((300, 0), (statistics.Returns, statistics.Outstanding));
        Assert.InRange(statistics.BytesHeld, 1, Options.MaxBytes ?? long.MaxValue);
        pool.Trim();
        Assert.Equal((0, 0), (pool.Statistics.Arrays.ItemsHeld, pool.Statistics.Arrays.BytesHeld));
    }

    [Fact]
    public void AnArrayThatWasResizedIsNotKept()
    {
        BufferPool<int> pool = Make<int>();
        int[] array = pool.Rent(1000);
        Array.Resize(ref array, array.Length + 1);
        Exception? refusal = Record.Exception(() => pool.Return(array));
        Assert.Equal(Options.Clearing == BufferClearing.Secret, refusal is InvalidOperationException);
        Assert.Equal((1, 0), (pool.Statistics.DroppedForeign, pool.Statistics.Arrays.ItemsHeld));
    }

    [Fact]
    public void AfterTheEndRentsThrowAndReturnsAreDropped()
    {
        BufferPool<int> pool = Make<int>();
        int[] array = pool.Rent(100);
        BufferLease<int> lease = pool.Lease(200);
        pool.Return(pool.Rent(100));
        pool.Dispose();
        pool.Dispose();
        pool.Trim();
        pool.Return(array);
        lease.Dispose();
        foreach (int length in (int[])[0, 100, 100_000, TooLong])
            Assert.Throws<ObjectDisposedException>(() => pool.Rent(length));
        Assert.Throws<ObjectDisposedException>(() => pool.Lease(0));
        Assert.Equal((0, 0), (pool.Statistics.Arrays.ItemsHeld, pool.Statistics.Arrays.ItemsHeldWeakly));
    }

    protected override ArrayPool<T> PoolOf<T>() => Make<T>();

    private protected BufferPool<T> Make<T>()
    {
        var pool = new BufferPool<T>(Options);
        _pools.Add(pool);
        return pool;
    }
}
