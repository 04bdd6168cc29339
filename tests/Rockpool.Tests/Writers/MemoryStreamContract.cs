namespace Rockpool.Tests.Writers;

/// <summary>What code that takes a <see cref="MemoryStream"/> relies on.</summary>
public abstract class MemoryStreamContract : IDisposable
{
    private readonly MemoryStream _stream;

    protected MemoryStreamContract() => _stream = Make();

    public void Dispose()
    {
        _stream.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract MemoryStream Make();

    [Fact]
    public void ItReadsWritesAndSeeksUntilItsEnd()
    {
        Assert.True(_stream.CanRead && _stream.CanWrite && _stream.CanSeek);
        _stream.Dispose();
        _stream.Dispose();
        Assert.False(_stream.CanRead || _stream.CanWrite || _stream.CanSeek);
    }

    [Fact]
    public void AfterItsEndItThrows()
    {
        _stream.Write(new byte[5000]);
        _stream.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _stream.Length);
        Assert.Throws<ObjectDisposedException>(() => _stream.Position);
        Assert.Throws<ObjectDisposedException>(() => _stream.Position = 1);
        Assert.Throws<ObjectDisposedException>(() => _stream.Capacity);
        Assert.Throws<ObjectDisposedException>(() => _stream.Seek(0, SeekOrigin.Begin));
        Assert.Throws<ObjectDisposedException>(() => _stream.Read(new byte[1]));
        Assert.Throws<ObjectDisposedException>(() => _stream.Read(new byte[1], 0, 1));
        Assert.Throws<ObjectDisposedException>(() => _stream.ReadByte());
        Assert.Throws<ObjectDisposedException>(() => _stream.CopyTo(Stream.Null));
        Assert.Throws<ObjectDisposedException>(() => _stream.WriteTo(Stream.Null));
        // Which of two it is depends on what is asked first, whether it is open or whether it may be written.
        Assert.ThrowsAny<SystemException>(() => _stream.Write(new byte[1]));
        Assert.ThrowsAny<SystemException>(() => _stream.WriteByte(1));
        Assert.ThrowsAny<SystemException>(() => _stream.SetLength(1));
    }

    [Fact]
    public async Task AfterItsEndItsTasksFail()
    {
        _stream.Dispose();
        CancellationToken none = TestContext.Current.CancellationToken;
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _stream.ReadAsync(new byte[1], none));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await _stream.CopyToAsync(Stream.Null, none));
        await Assert.ThrowsAnyAsync<SystemException>(async () => await _stream.WriteAsync(new byte[1], none));
    }

    [Fact]
    public void WrongArgumentsAreRefused()
    {
        _stream.Write([1, 2, 3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => _stream.Position = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => _stream.SetLength(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _stream.Capacity = 2);
        Assert.Throws<IOException>(() => _stream.Seek(-4, SeekOrigin.End));
        Assert.Throws<ArgumentException>(() => _stream.Seek(0, (SeekOrigin)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => _stream.Seek(long.MaxValue, SeekOrigin.Current));
        Assert.Throws<ArgumentNullException>(() => _stream.Read(null!, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _stream.Read(new byte[3], 2, 2));
        Assert.Throws<ArgumentNullException>(() => _stream.Write(null!, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _stream.Write(new byte[3], -1, 2));
        Assert.Throws<ArgumentNullException>(() => _stream.WriteTo(null!));
        Assert.Throws<ArgumentNullException>(() => _stream.CopyTo(null!));
        Assert.Equal((3L, 3L), (_stream.Length, _stream.Position));
        Assert.Equal([1, 2, 3], _stream.ToArray());
    }

    [Fact]
    public async Task CancelledMeansCancelled()
    {
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _stream.ReadAsync(new byte[1], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _stream.ReadAsync(new byte[1], 0, 1, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _stream.WriteAsync(new byte[1], cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _stream.WriteAsync(new byte[1], 0, 1, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _stream.FlushAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _stream.CopyToAsync(Stream.Null, cancelled));
        Assert.Equal(0, _stream.Length);
    }

    [Fact]
    public async Task AsynchronousIsTheSame()
    {
        CancellationToken none = TestContext.Current.CancellationToken;
        byte[] values = new byte[150_000];
        new Random(1).NextBytes(values);
        await _stream.WriteAsync(values.AsMemory(0, 100_000), none);
        await _stream.WriteAsync(values, 100_000, 50_000, none);
        await _stream.FlushAsync(none);
        _stream.Position = 10;
        byte[] read = new byte[200_000];
        Assert.Equal(1000, await _stream.ReadAsync(read, 0, 1000, none));
        Assert.Equal(148_990, await _stream.ReadAsync(read.AsMemory(1000), none));
        Assert.Equal(0, await _stream.ReadAsync(read, none));
        Assert.True(read.AsSpan(0, 149_990).SequenceEqual(values.AsSpan(10)));
        using var copy = new MemoryStream();
        _stream.Position = 77;
        await _stream.CopyToAsync(copy, none);
        Assert.Equal(_stream.Length, _stream.Position);
        Assert.True(copy.ToArray().AsSpan().SequenceEqual(values.AsSpan(77)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100_000)]
    public void ItMayBeCopiedIntoItself(int length)
    {
        byte[] values = new byte[length];
        new Random(1).NextBytes(values);
        _stream.Write(values);
        _stream.Position = 1;
        _stream.CopyTo(_stream);
        Assert.True(values.Concat(values.Skip(1)).SequenceEqual(_stream.ToArray()));
        Assert.Equal(_stream.Length, _stream.Position);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(200_000)]
    public void TheBufferHasAllOfIt(int length)
    {
        byte[] values = new byte[length];
        new Random(1).NextBytes(values);
        _stream.Write(values);
        Assert.True(_stream.TryGetBuffer(out ArraySegment<byte> segment));
        Assert.Equal(length, segment.Count);
        Assert.True(_stream.GetBuffer().AsSpan(0, length).SequenceEqual(values));
        _stream.WriteByte(7);
        Assert.True(_stream.ToArray().AsSpan(0, length).SequenceEqual(values));
        _stream.GetBuffer()[0] = 9;
        Assert.Equal((length + 1, 9), (_stream.ToArray().Length, _stream.ToArray()[0]));
    }
}
