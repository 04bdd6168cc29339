using System.Buffers;

namespace Rockpool.Tests.Writers;

/// <summary>What a pooled stream does beyond a <see cref="MemoryStream"/>.</summary>
public sealed class PooledStreamTests : IDisposable
{
    private readonly BufferPool<byte> _pool = new();
    private readonly PooledStream _stream;

    public PooledStreamTests() => _stream = new PooledStream(pool: _pool);

    private long Out => _pool.Statistics.Arrays.Outstanding;

    public void Dispose()
    {
        _stream.Dispose();
        Assert.Equal(0, Out);
        _pool.Dispose();
    }

    [Fact]
    public void WhatIsCutOffGoesHome()
    {
        _stream.Write(new byte[500_000]);
        long most = Out;
        _stream.SetLength(100_000);
        Assert.InRange(Out, 1, most - 5);
        _stream.SetLength(1024);
        Assert.Equal(1, Out);
        _stream.SetLength(0);
        Assert.Equal((0L, 0L, 0L), (Out, _stream.Length, _stream.Position));
        Assert.Equal(0, _stream.Capacity);
    }

    [Fact]
    public void WhatIsCutOffDoesNotComeBack()
    {
        byte[] ones = [.. Enumerable.Repeat((byte)1, 200_000)];
        _stream.Write(ones);
        _stream.SetLength(70_000);
        _stream.SetLength(150_000);
        Assert.Equal(70_000, _stream.ToArray().Sum(value => (long)value));
        _stream.Position = 180_000;
        _stream.WriteByte(1);
        Assert.Equal((180_001, 70_001L), (_stream.Length, _stream.ToArray().Sum(value => (long)value)));
    }

    [Fact]
    public void PositionsFarApartAreFound()
    {
        byte[] values = new byte[1_000_000];
        new Random(3).NextBytes(values);
        _stream.Write(values);
        var random = new Random(4);
        for (int i = 0; i < 5000; i++)
        {
            int at = random.Next(values.Length);
            _stream.Position = at;
            Assert.Equal(values[at], _stream.ReadByte());
            _stream.Position = at;
            _stream.WriteByte(values[at] = (byte)i);
        }

        Assert.True(values.AsSpan().SequenceEqual(_stream.ToArray()));
    }

    [Fact]
    public void AnAdvanceElsewhereIsRefused()
    {
        _stream.Write([1, 2, 3]);
        _stream.GetSpan(10);
        _stream.Position = 1;
        Assert.Throws<InvalidOperationException>(() => _stream.Advance(1));
        _stream.GetSpan(1)[0] = 9;
        Assert.Throws<ArgumentOutOfRangeException>(() => _stream.Advance(100_000));
        _stream.Advance(1);
        Assert.Equal([1, 9, 3], _stream.ToArray());
        Assert.Equal(2, _stream.Position);
    }

    [Fact]
    public void RoomBeyondTheEndIsFilledWithZeros()
    {
        _stream.WriteByte(1);
        _stream.Position = 5;
        _stream.GetMemory(1).Span[0] = 2;
        Assert.Equal(1, _stream.Length);
        _stream.Advance(1);
        Assert.Equal([1, 0, 0, 0, 0, 2], _stream.ToArray());
    }

    [Fact]
    public void AWriterAfterItsEndThrows()
    {
        _stream.Position = 3;
        _stream.GetSpan();
        _stream.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _stream.GetSpan().Length);
        Assert.Throws<ObjectDisposedException>(() => _stream.GetMemory(1));
        Assert.Throws<ObjectDisposedException>(() => _stream.Advance(0));
        Assert.Throws<ObjectDisposedException>(() => _stream.GetReadOnlySequence());
        Assert.Throws<ObjectDisposedException>(_stream.GetBuffer);
        Assert.Throws<ObjectDisposedException>(() => _stream.TryGetBuffer(out _));
        Assert.Throws<ObjectDisposedException>(_stream.ToArray);
    }

    [Fact]
    public void OfEndsAtOnceOneBringsTheBlocksHome()
    {
        for (int round = 0; round < 200; round++)
        {
            var stream = new PooledStream(pool: _pool);
            stream.Write(new byte[3000]);
            Parallel.For(0, 4, _ => stream.Dispose());
        }

        Assert.Equal(_pool.Statistics.Arrays.Rents, _pool.Statistics.Arrays.Returns);
    }

    [Fact]
    public void WhereThePoolEndsTheStreamIsAsItWas()
    {
        using var pool = new BufferPool<byte>();
        using var stream = new PooledStream(pool: pool);
        stream.Write([.. Enumerable.Repeat((byte)1, 800)]);
        stream.Position = 700;
        pool.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stream.Write(new byte[2000]));
        Assert.Throws<ObjectDisposedException>(() => stream.SetLength(200_000));
        Assert.Equal((800L, 700L), (stream.Length, stream.Position));
        stream.Position = 900_000;
        Assert.Throws<ObjectDisposedException>(() => stream.WriteByte(1));
        Assert.Equal(800, stream.ToArray().Sum(value => value));
    }

    [Fact]
    public void WhatNoMemoryCouldHoldIsRefusedAtOnce()
    {
        _stream.Write([1, 2, 3]);
        Assert.Throws<OutOfMemoryException>(() => _stream.SetLength(long.MaxValue));
        _stream.Position = long.MaxValue - 1;
        Assert.Throws<OutOfMemoryException>(() => _stream.WriteByte(1));
        Assert.Throws<IOException>(() => _stream.Write(new byte[2]));
        Assert.Equal(-1, _stream.ReadByte());
        Assert.Equal([1, 2, 3], _stream.ToArray());
    }

    /// <summary>Blocks of a gigabyte of which nothing is touched, so that they take no memory.</summary>
    [Fact]
    public void BeyondTwoGigabytesItGoesOn()
    {
        const int Much = 1 << 30;
        Assert.SkipUnless(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > 6L * Much, "Needs 6 GB.");
        using var pool = new BufferPool<byte>(new BufferPoolOptions { MaxArrayBytes = 1 << 20 });
        using var stream = new PooledStream(pool: pool);
        for (int i = 0; i < 3; i++)
        {
            stream.GetSpan(Much);
            stream.Advance(Much);
        }

        stream.WriteByte(1);
        stream.Position = (2L * Much) + 7;
        stream.Write([5, 6]);
        stream.Position--;
        Assert.Equal(6, stream.ReadByte());
        Assert.Equal(((3L * Much) + 1, int.MaxValue), (stream.Length, stream.Capacity));
        Assert.Throws<InvalidOperationException>(stream.ToArray);
        Assert.Throws<InvalidOperationException>(stream.GetBuffer);
        Assert.False(stream.TryGetBuffer(out ArraySegment<byte> none));
        Assert.Null(none.Array);
        Assert.Equal(stream.Length, stream.GetReadOnlySequence().Length);
        stream.SetLength(Much - 1L);
        Assert.Equal(1, pool.Statistics.Arrays.Outstanding);
    }
}
