namespace Rockpool.Tests.Buffers;

/// <summary>Leases of arrays.</summary>
public sealed class BufferLeaseTests : IDisposable
{
    private readonly BufferPool<int> _pool = new();

    public void Dispose() => _pool.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(5000)]
    public void ALeaseShowsExactlyTheLengthThatWasAskedFor(int length)
    {
        using BufferLease<int> lease = _pool.Lease(length);
        Assert.Equal((length, length, length, length), (lease.Length, lease.Span.Length, lease.Memory.Length, lease.Segment.Count));
        lease.Span.Fill(7);
        Assert.True(lease.Memory.Span.SequenceEqual(lease.Span));
        Assert.Equal(Enumerable.Repeat(7, length), lease.Segment);
    }

    [Fact]
    public void TheArrayComesHomeWithTheLease()
    {
        int[] array;
        using (BufferLease<int> lease = _pool.Lease(100))
        {
            array = lease.Segment.Array!;
            Assert.Equal(1, _pool.Statistics.Arrays.Outstanding);
        }

        Assert.Equal(0, _pool.Statistics.Arrays.Outstanding);
        Assert.Same(array, _pool.Rent(100));
    }

    [Fact]
    public void ALeaseThatEndedShowsNothingAndEndsNoMore()
    {
        BufferLease<int> lease = _pool.Lease(100);
        BufferLease<int> copy = lease;
        copy.Dispose();
        Assert.Throws<ObjectDisposedException>(() => lease.Span.Length);
        Assert.Throws<ObjectDisposedException>(() => lease.Memory);
        Assert.Throws<ObjectDisposedException>(() => lease.Segment);
        Assert.Throws<InvalidOperationException>(lease.Dispose);
        Assert.Equal((1, 4), (_pool.Statistics.Arrays.ItemsHeld, _pool.Statistics.Arrays.Misuses));
    }

    [Fact]
    public void TheDefaultValueHoldsNothing()
    {
        BufferLease<int> none = default;
        none.Dispose();
        Assert.Equal(0, none.Length);
        Assert.Throws<InvalidOperationException>(() => none.Span.Length);
    }

    [Fact]
    public void ASecondEndIsCountedOnlyWhereThatIsAskedFor()
    {
        using var pool = new BufferPool<int>(new BufferPoolOptions { Misuse = MisuseResponse.Report });
        BufferLease<int> lease = pool.Lease(100);
        lease.Dispose();
        lease.Dispose();
        Assert.Equal((1, 1), (pool.Statistics.Arrays.Misuses, pool.Statistics.Arrays.Returns));
    }

    [Fact]
    public void ALargeLeaseIsNotKept()
    {
        using var pool = new BufferPool<int>(new BufferPoolOptions { MaxArrayBytes = 100 });
        using (BufferLease<int> lease = pool.Lease(1000))
            Assert.Equal((1000, 1000), (lease.Span.Length, lease.Segment.Array!.Length));
        Assert.Equal((0, 0, 1), (pool.Statistics.Arrays.ItemsHeld, pool.Statistics.Arrays.Outstanding, pool.Statistics.LargeRents));
    }

    [Fact]
    public void NegativeLengthsAreRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => _pool.Lease(-1));

    [Fact]
    public async Task ALeaseLivesAcrossAwait()
    {
        using BufferLease<int> lease = _pool.Lease(10);
        await Task.Yield();
        lease.Span[9] = 3;
        Assert.Equal(3, lease.Span[9]);
    }

    [Fact]
    public void OfCopiesThatEndAtOnceOneBringsTheArrayHome()
    {
        for (int round = 0; round < 200; round++)
        {
            BufferLease<int> lease = _pool.Lease(64);
            int failures = 0;
            Parallel.For(0, 4, _ =>
            {
                if (Record.Exception(lease.Dispose) is InvalidOperationException)
                    Interlocked.Increment(ref failures);
            });
            Assert.Equal(3, failures);
        }

        Assert.Equal(0, _pool.Statistics.Arrays.Outstanding);
    }
}
