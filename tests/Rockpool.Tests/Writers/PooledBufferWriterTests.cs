using System.Buffers;

namespace Rockpool.Tests.Writers;

/// <summary>What a pooled writer does beyond other writers.</summary>
public sealed class PooledBufferWriterTests : IDisposable
{
    private readonly BufferPool<byte> _pool = new();
    private readonly PooledBufferWriter<byte> _writer;

    public PooledBufferWriterTests() => _writer = new PooledBufferWriter<byte>(pool: _pool);

    private long Out => _pool.Statistics.Arrays.Outstanding;

    public void Dispose()
    {
        _writer.Dispose();
        Assert.Equal(0, Out);
        _pool.Dispose();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(5000)]
    [InlineData(1_000_000)]
    public void WhatItGrewGoesHome(int length)
    {
        Fill(length);
        Assert.True(Out > 0);
        _writer.Clear();
        Assert.Equal((0L, 0L), (_writer.WrittenCount, Out));
        Fill(7);
        Assert.Equal((7L, 1L), (_writer.WrittenCount, Out));
    }

    [Fact]
    public void BlocksDoubleUpTo64Kilobytes()
    {
        Fill(300_000);
        int[] lengths = [.. Parts(_writer.WrittenSequence).Select(part => part.Length)];
        Assert.Equal([1024, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536, 65_536, 65_536], lengths[..10]);
        Assert.All(lengths, length => Assert.InRange(length, 1, 65_536));
    }

    [Fact]
    public void WhatIsExpectedComesInOnePiece()
    {
        using var writer = new PooledBufferWriter<byte>(20_000);
        writer.Write(new byte[20_000]);
        Assert.True(writer.WrittenSequence.IsSingleSegment);
    }

    [Fact]
    public void ASequenceStaysWhileMoreIsWritten()
    {
        Fill(1500);
        ReadOnlySequence<byte> first = _writer.WrittenSequence;
        byte[] before = first.ToArray();
        Fill(100);
        ReadOnlySequence<byte> second = _writer.WrittenSequence;
        Fill(200_000);
        Assert.Equal((1500, 1600, 201_600), (first.Length, second.Length, _writer.WrittenSequence.Length));
        Assert.True(before.AsSpan().SequenceEqual(first.ToArray()));
        Assert.True(_writer.ToArray().AsSpan(0, 1600).SequenceEqual(second.ToArray()));
        Assert.True(_writer.ToArray().AsSpan().SequenceEqual(_writer.WrittenSequence.ToArray()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(900)]
    [InlineData(200_000)]
    public async Task AllWaysOutGiveTheSame(int length)
    {
        Fill(length);
        byte[] expected = _writer.WrittenSequence.ToArray();
        byte[] span = new byte[length + 3];
        _writer.CopyTo(span);
        var other = new ArrayBufferWriter<byte>();
        _writer.CopyTo(other);
        using var stream = new MemoryStream();
        _writer.WriteTo(stream);
        await _writer.WriteToAsync(stream, TestContext.Current.CancellationToken);
        Assert.True(expected.AsSpan().SequenceEqual(_writer.ToArray()));
        Assert.True(expected.AsSpan().SequenceEqual(span.AsSpan(0, length)));
        Assert.True(expected.AsSpan().SequenceEqual(other.WrittenSpan));
        Assert.True(expected.Concat(expected).SequenceEqual(stream.ToArray()));
    }

    [Fact]
    public void ItMayWriteWhatItHolds()
    {
        Fill(100_000);
        byte[] before = _writer.ToArray();
        foreach (ReadOnlyMemory<byte> part in _writer.WrittenSequence)
            _writer.Write(part.Span);
        Assert.True(before.Concat(before).SequenceEqual(_writer.ToArray()));
    }

    [Fact]
    public void ElementsWithReferencesAreForgotten()
    {
        using var pool = new BufferPool<string>();
        using var writer = new PooledBufferWriter<string>(pool: pool);
        for (int i = 0; i < 50_000; i++)
        {
            writer.GetSpan()[0] = $"{i}";
            writer.Advance(1);
        }

        string[] array = writer.WrittenSequence.First.ToArray();
        Assert.Equal("0", array[0]);
        Assert.Equal("49999", writer.ToArray()[^1]);
        writer.Clear();
        string[] rented = pool.Rent(array.Length);
        Assert.All(rented, Assert.Null);
        pool.Return(rented);
    }

    [Fact]
    public void AfterItsEndItThrows()
    {
        Fill(100_000);
        _writer.Dispose();
        _writer.Dispose();
        Assert.Equal(0, Out);
        Assert.Throws<ObjectDisposedException>(() => _writer.GetSpan().Length);
        Assert.Throws<ObjectDisposedException>(() => _writer.GetSpan(-1).Length);
        Assert.Throws<ObjectDisposedException>(() => _writer.GetMemory(100));
        Assert.Throws<ObjectDisposedException>(() => _writer.Advance(0));
        Assert.Throws<ObjectDisposedException>(() => _writer.Advance(int.MaxValue));
        Assert.Throws<ObjectDisposedException>(() => _writer.Write([]));
        Assert.Throws<ObjectDisposedException>(() => _writer.Link(new byte[1]));
        Assert.Throws<ObjectDisposedException>(() => _writer.WrittenCount);
        Assert.Throws<ObjectDisposedException>(() => _writer.WrittenSequence);
        Assert.Throws<ObjectDisposedException>(_writer.Clear);
        Assert.Throws<ObjectDisposedException>(_writer.ToArray);
        Assert.Throws<ObjectDisposedException>(() => _writer.CopyTo(Span<byte>.Empty));
        Assert.Throws<ObjectDisposedException>(() => _writer.CopyTo(new ArrayBufferWriter<byte>()));
        Assert.Throws<ObjectDisposedException>(() => _writer.WriteTo(Stream.Null));
    }

    [Fact]
    public void OfEndsAtOnceOneBringsTheBlocksHome()
    {
        for (int round = 0; round < 200; round++)
        {
            var writer = new PooledBufferWriter<byte>(pool: _pool);
            writer.Write(new byte[3000]);
            Parallel.For(0, 4, _ => writer.Dispose());
        }

        Assert.Equal((0L, 0L), (Out, _pool.Statistics.DroppedForeign));
        Assert.Equal(_pool.Statistics.Arrays.Rents, _pool.Statistics.Arrays.Returns);
    }

    [Fact]
    public void WhereThePoolEndsWhatWasWrittenIsThere()
    {
        using var pool = new BufferPool<byte>();
        using var writer = new PooledBufferWriter<byte>(pool: pool);
        writer.Write(new byte[500]);
        byte[] before = writer.ToArray();
        pool.Dispose();
        Assert.Throws<ObjectDisposedException>(() => writer.Write(new byte[2000]));
        Assert.Throws<ObjectDisposedException>(() => writer.GetSpan(2000).Length);
        Assert.Equal(500, writer.WrittenCount);
        Assert.Equal(before, writer.ToArray());
        writer.Write(new byte[20]);
        Assert.Equal(520, writer.WrittenCount);
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        Fill(10);
        Assert.Throws<ArgumentOutOfRangeException>(() => new PooledBufferWriter<byte>(-1));
        Assert.Throws<ArgumentNullException>(() => _writer.CopyTo((IBufferWriter<byte>)null!));
        Assert.Throws<ArgumentException>(() => _writer.CopyTo(_writer));
        Assert.Throws<ArgumentException>(() => _writer.CopyTo(new byte[9]));
        Assert.Throws<ArgumentNullException>(() => _writer.WriteTo(null!));
        Assert.Throws<ArgumentNullException>(() => PooledBufferWriterExtensions.WriteTo(null!, Stream.Null));
        Assert.Equal(10, _writer.WrittenCount);
    }

    /// <summary>Blocks of a gigabyte of which nothing is touched, so that they take no memory.</summary>
    [Fact]
    public void BeyondTwoGigabytesNothingIsLost()
    {
        const int Much = 1 << 30;
        Assert.SkipUnless(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes > 6L * Much, "Needs 6 GB.");
        using var pool = new BufferPool<byte>(new BufferPoolOptions { MaxArrayBytes = 1 << 20 });
        using var writer = new PooledBufferWriter<byte>(pool: pool);
        writer.Write([1]);
        for (int i = 0; i < 3; i++)
        {
            writer.GetSpan(Much);
            writer.Advance(Much);
        }

        writer.Write([2]);
        Assert.Equal((3L * Much) + 2, writer.WrittenCount);
        Assert.Throws<InvalidOperationException>(writer.ToArray);
        Assert.Throws<ArgumentException>(() => writer.CopyTo(new byte[10]));
        ReadOnlySequence<byte> all = writer.WrittenSequence;
        Assert.Equal((writer.WrittenCount, 1, 2), (all.Length, all.FirstSpan[0], all.Slice(all.Length - 1).FirstSpan[0]));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Parts(ReadOnlySequence<byte> sequence)
    {
        foreach (ReadOnlyMemory<byte> part in sequence)
            yield return part;
    }

    private void Fill(int length)
    {
        byte[] values = new byte[length];
        new Random(length).NextBytes(values);
        _writer.Write(values);
    }
}
