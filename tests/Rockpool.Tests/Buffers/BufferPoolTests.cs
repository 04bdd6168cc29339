namespace Rockpool.Tests.Buffers;

/// <summary>What a pool of arrays does beyond what any <see cref="System.Buffers.ArrayPool{T}"/> does.</summary>
public sealed class BufferPoolTests : IDisposable
{
    private readonly BufferPool<byte> _pool = new();

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void AnArrayOfALengthThatThePoolDoesNotMakeIsDroppedAndCounted()
    {
        _pool.Return(new byte[1001]);
        _pool.Return(new byte[3], clearArray: true);
        Assert.Equal((2, 0, 0), (_pool.Statistics.DroppedForeign, _pool.Statistics.Arrays.ItemsHeld, _pool.Statistics.Arrays.Returns));
    }

    [Fact]
    public void AnArrayThatWasResizedIsDropped()
    {
        byte[] array = _pool.Rent(1000);
        Array.Resize(ref array, array.Length + 1);
        _pool.Return(array);
        Assert.Equal((1, 1), (_pool.Statistics.DroppedForeign, _pool.Statistics.Arrays.Outstanding));
    }

    [Fact]
    public void AnArrayOfADerivedElementTypeIsDropped()
    {
        using var pool = new BufferPool<object>();
        pool.Return(new string[16]);
        Assert.Equal((1, 0), (pool.Statistics.DroppedForeign, pool.Statistics.Arrays.ItemsHeld));
    }

    [Fact]
    public void WhatIsLongerThanTheLongestIsMadeExactlyAndNotKept()
    {
        using var pool = new BufferPool<byte>(new BufferPoolOptions { MaxArrayBytes = 1000 });
        byte[] array = pool.Rent(1001);
        Assert.Equal(1001, array.Length);
        Assert.Equal((1, 1), (pool.Statistics.LargeRents, pool.Statistics.Arrays.Outstanding));
        pool.Return(array);
        Assert.Equal((0, 0), (pool.Statistics.Arrays.Outstanding, pool.Statistics.Arrays.ItemsHeld));
        Assert.NotSame(array, pool.Rent(1001));
    }

    [Fact]
    public void OfLargeArraysEachIsAsLongAsItsOwnRentAsked()
    {
        using var pool = new BufferPool<byte>(new BufferPoolOptions { MaxArrayBytes = 100 });
        Assert.Equal([5000, 300, 7000], new[] { 5000, 300, 7000 }.Select(length => pool.Rent(length).Length));
    }

    [Fact]
    public void OnlyWhatWasWrittenIsCleared()
    {
        byte[] array = _pool.Rent(100);
        Array.Fill(array, (byte)7);
        _pool.Return(array, written: 10);
        Assert.Same(array, _pool.Rent(100));
        Assert.All(array[..10], value => Assert.Equal(0, value));
        Assert.All(array[10..], value => Assert.Equal(7, value));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(17)]
    public void NoMoreThanTheArrayCanHaveBeenWritten(int written)
    {
        byte[] array = _pool.Rent(16);
        Assert.Throws<ArgumentOutOfRangeException>(() => _pool.Return(array, written));
        Assert.Throws<ArgumentNullException>(() => _pool.Return(null!, 0));
        Assert.Equal(1, _pool.Statistics.Arrays.Outstanding);
    }

    [Fact]
    public void ReferencesAreAlwaysCleared()
    {
        using var pool = new BufferPool<string>();
        string[] array = pool.Rent(20);
        Array.Fill(array, "held");
        pool.Return(array);
        Assert.All(array, Assert.Null);
        using (BufferLease<string> lease = pool.Lease(20))
            lease.Span.Fill("held");
        Assert.All(array, Assert.Null);
    }

    [Fact]
    public void ABurstOfAllSizesComesHomeAndIsFoundAgain()
    {
        int[] lengths = [.. Enumerable.Range(0, 400).Select(i => 1 + (i * i))];
        byte[][] arrays = [.. lengths.Select(_pool.Rent)];
        Array.ForEach(arrays, array => _pool.Return(array));
        long misses = _pool.Statistics.Arrays.Misses;
        Assert.Equal(arrays.ToHashSet(), lengths.Select(_pool.Rent).ToHashSet());
        Assert.Equal((misses, lengths.Length), (_pool.Statistics.Arrays.Misses, _pool.Statistics.Arrays.Outstanding));
    }

    [Fact]
    public void PrewarmedArraysAreFound()
    {
        _pool.Prewarm(1000, 40);
        Assert.Equal((40, 40), (_pool.Statistics.Arrays.ItemsHeld, _pool.Statistics.Arrays.ItemsOnShelves));
        byte[][] arrays = [.. Enumerable.Range(0, 40).Select(_ => _pool.Rent(1000))];
        Assert.Equal((0, 40), (_pool.Statistics.Arrays.Misses, arrays.Distinct().Count()));
        Assert.Throws<ArgumentOutOfRangeException>(() => _pool.Prewarm(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _pool.Prewarm(1, -1));
    }

    [Fact]
    public void HeldBytesAreThoseOfTheArrays()
    {
        _pool.Return(_pool.Rent(1000));
        _pool.Return(_pool.Rent(5000));
        Assert.Equal(1024 + 5120 + (2 * 24), _pool.Statistics.Arrays.BytesHeld);
    }

    [Fact]
    public void TrimLetsGoOfAll()
    {
        byte[][] arrays = [.. Enumerable.Range(0, 100).Select(i => _pool.Rent(10 * i))];
        Array.ForEach(arrays, array => _pool.Return(array));
        _pool.Trim();
        Assert.Equal((0, 0), (_pool.Statistics.Arrays.ItemsHeld, _pool.Statistics.Arrays.Outstanding));
        byte[] next = _pool.Rent(500);
        Assert.All(arrays, array => Assert.NotSame(next, array));
    }

    [Fact]
    public void AfterTheEndRentsThrowAndReturnsAreDropped()
    {
        byte[] array = _pool.Rent(100);
        byte[] other = _pool.Rent(100);
        _pool.Return(array);
        _pool.Dispose();
        _pool.Dispose();
        _pool.Return(other);
        _pool.Return([]);
        Assert.Equal((0, 1), (_pool.Statistics.Arrays.Outstanding, _pool.Statistics.Arrays.DroppedAfterDispose));
        _pool.Return(other, written: 3);
        foreach (int length in (int[])[0, 100, 200, int.MaxValue])
            Assert.Throws<ObjectDisposedException>(() => _pool.Rent(length));
        Assert.Throws<ObjectDisposedException>(() => _pool.Lease(10));
        Assert.Throws<ObjectDisposedException>(() => _pool.Prewarm(10, 1));
        Assert.Equal(0, _pool.Statistics.Arrays.ItemsHeld);
    }

    [Fact]
    public void APoolInThePlaceOfAnotherHasNoneOfItsArrays()
    {
        byte[][] former;
        using (var pool = new BufferPool<byte>())
        {
            former = [pool.Rent(100), pool.Rent(200)];
            Array.ForEach(former, array => pool.Return(array));
        }

        using var next = new BufferPool<byte>();
        byte[] rented = next.Rent(100);
        Assert.All(former, array => Assert.NotSame(rented, array));
        using var other = new BufferPool<int>();
        Assert.Equal(112, other.Rent(100).Length);
    }

    [Fact]
    public void IdleBytesOfAllLengthsStayBelowTheLimit()
    {
        const long Limit = 1 << 20;
        using var pool = new BufferPool<byte>(new BufferPoolOptions { MaxBytes = Limit });
        for (int length = 100; length < 300_000; length += 100 + (length / 10))
        {
            byte[][] arrays = [.. Enumerable.Range(0, 20).Select(_ => pool.Rent(length))];
            Array.ForEach(arrays, array => pool.Return(array));
            Assert.InRange(pool.Statistics.Arrays.BytesHeld, 1, Limit);
        }

        Assert.True(pool.Statistics.Arrays.DroppedByOverflow > 0);
        pool.Trim();
        byte[] large = pool.Rent(900_000);
        pool.Return(large);
        Assert.Same(large, pool.Rent(900_000));
    }

    [Fact]
    public void OptionsThatMakeNoSenseAreRefused()
    {
        Assert.Throws<ArgumentException>(() => new BufferPool<int>(new BufferPoolOptions { Name = " " }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BufferPool<int>(new BufferPoolOptions { MaxBytes = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BufferPool<int>(new BufferPoolOptions { MaxArrayBytes = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BufferPool<int>(new BufferPoolOptions { MaxArrayBytes = (1L << 30) + 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BufferPool<int>(new BufferPoolOptions { Misuse = (MisuseResponse)9 }));
    }

    [Fact]
    public void TheNameIsTheArrayTypesUnlessSet()
    {
        using var named = new BufferPool<int>(new BufferPoolOptions { Name = "frames" });
        Assert.Equal(("Byte[]", "frames"), (_pool.Name, named.Name));
        Assert.Equal("buffer pool 'frames' of Int32", named.ToString());
    }

    [Fact]
    public void AWarmPairAllocatesNothing()
    {
        Use(_pool);
        Use(BufferPool<byte>.Shared);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Use(_pool);
        Use(BufferPool<byte>.Shared);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static void Use(BufferPool<byte> pool)
    {
        for (int i = 0; i < 100; i++)
        {
            pool.Return(pool.Rent(1000));
            pool.Return(pool.Rent(5000), written: 100);
            using BufferLease<byte> lease = pool.Lease(300);
            lease.Span[0] = 1;
        }
    }
}
