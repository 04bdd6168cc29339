using System.Buffers;
using System.Runtime.CompilerServices;
using Rockpool.Writers;

namespace Rockpool;

/// <summary>A <see cref="MemoryStream"/> over blocks of a pool, which it gives back: when it is disposed, cut or emptied.</summary>
/// <remarks>
/// <para>It reads, writes and seeks as a <see cref="MemoryStream"/> does, and is also an <see cref="IBufferWriter{T}"/> that writes
/// at <see cref="Position"/>. Growing copies nothing, <see cref="SetLength"/> brings the blocks beyond home, and there is no limit
/// to its length but memory; what has to be one array is limited to <see cref="Array.MaxLength"/>. Blocks are as long as those of
/// <see cref="PooledBufferWriter{T}"/>.</para>
/// <para>For one thread at a time. What it gave of its blocks (spans, memories, the sequence, the buffer) must not be used after
/// what gives them back; that is not checked. A stream that is never disposed is collected with its blocks. Unlike a
/// <see cref="MemoryStream"/> it holds nothing after its end: <see cref="ToArray"/> and <see cref="GetBuffer"/> throw then.</para>
/// </remarks>
public sealed partial class PooledStream : MemoryStream, IBufferWriter<byte>
{
    private Chain<byte> _chain;
    private long _position;
    private byte[]? _aside;
    private int _isDisposed;

    /// <summary>Makes an empty stream.</summary>
    /// <param name="sizes">Tells how long the first block should be, and is told how long the stream was; null for neither.</param>
    /// <param name="pool">Where blocks are from; null for <see cref="BufferPool{T}.Shared"/>.</param>
    public PooledStream(SizeEstimator? sizes = null, BufferPool<byte>? pool = null) =>
        _chain = new Chain<byte>(pool, sizes, expected: 0);

    /// <summary>Makes an empty stream.</summary>
    /// <param name="capacity">How many bytes are expected, from 0. They come in blocks of up to 64 KB.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public PooledStream(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _chain = new Chain<byte>(pool: null, sizes: null, capacity);
    }

    /// <inheritdoc/>
    public override bool CanRead => !_chain.IsEnded;

    /// <inheritdoc/>
    public override bool CanSeek => !_chain.IsEnded;

    /// <inheritdoc/>
    public override bool CanWrite => !_chain.IsEnded;

    /// <summary>How many bytes it has.</summary>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public override long Length
    {
        get
        {
            ThrowIfDisposed();
            return _chain.Length;
        }
    }

    /// <summary>Where it reads and writes, from 0; it may be beyond the end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public override long Position
    {
        get
        {
            ThrowIfDisposed();
            return _position;
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ThrowIfDisposed();
            _position = value;
        }
    }

    /// <summary>For how many bytes it has room; at most <see cref="int.MaxValue"/>, also where it has more.</summary>
    /// <remarks>Setting it says how long the stream is going to be, for the blocks to come, and rents none.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than <see cref="Length"/>.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public override int Capacity
    {
        get
        {
            ThrowIfDisposed();
            return (int)Math.Min(_chain.Capacity, int.MaxValue);
        }

        set
        {
            ThrowIfDisposed();
            ArgumentOutOfRangeException.ThrowIfLessThan(value, _chain.Length);
            _chain.Expect(value);
        }
    }

    private bool IsAtEnd
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _position == _chain.Length;
    }

    /// <summary>Moves <see cref="Position"/>.</summary>
    /// <param name="offset">How far from <paramref name="loc"/>.</param>
    /// <param name="loc">From where.</param>
    /// <returns>The new position.</returns>
    /// <exception cref="ArgumentException"><paramref name="loc"/> is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It would be beyond <see cref="long.MaxValue"/>.</exception>
    /// <exception cref="IOException">It would be before the first byte.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public override long Seek(long offset, SeekOrigin loc)
    {
        ThrowIfDisposed();
        long from = loc switch
        {
            SeekOrigin.Begin => 0,
            SeekOrigin.Current => _position,
            SeekOrigin.End => _chain.Length,
            _ => throw new ArgumentException("Expected the beginning, the position, or the end.", nameof(loc)),
        };
        if (offset > long.MaxValue - from)
            Throw.BeyondStreams(nameof(offset), offset);
        if (from + offset < 0)
            Throw.BeforeStream();
        return _position = from + offset;
    }

    /// <summary>Cuts the stream, which brings the blocks beyond home, or grows it by zeros.</summary>
    /// <param name="value">The new length, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory. The stream is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The stream, or its pool, was disposed.</exception>
    public override void SetLength(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ThrowIfDisposed();
        if (value > _chain.Length)
            _chain.Pad(value);
        else if (value == 0)
            _chain.Clear();
        else
            _chain.Cut(value);
        _position = Math.Min(_position, value);
    }

    /// <summary>Does nothing.</summary>
    public override void Flush()
    {
        // There is nothing behind the blocks.
    }

    /// <summary>Does nothing.</summary>
    /// <param name="cancellationToken">If it is cancelled, so is the task.</param>
    public override Task FlushAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled(cancellationToken) : Task.CompletedTask;

    /// <summary>All of it as one array, the stream's own: what is written there is in the stream. Copies it if it was in more
    /// than one block.</summary>
    /// <returns>An array that is longer: the first <see cref="Length"/> bytes are the stream's. It goes home with the stream.</returns>
    /// <exception cref="InvalidOperationException">The stream is longer than an array. Nothing is lost.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory. The stream is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The stream, or its pool, was disposed.</exception>
    public override byte[] GetBuffer()
    {
        ThrowIfDisposed();
        return _chain.Join();
    }

    /// <summary>As <see cref="GetBuffer"/>, with the length.</summary>
    /// <param name="buffer">All of it, or nothing.</param>
    /// <returns>Whether it fits into one array.</returns>
    /// <exception cref="OutOfMemoryException">There is no memory. The stream is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The stream, or its pool, was disposed.</exception>
    public override bool TryGetBuffer(out ArraySegment<byte> buffer)
    {
        ThrowIfDisposed();
        bool fits = _chain.Length <= Array.MaxLength;
        buffer = fits ? new ArraySegment<byte>(_chain.Join(), 0, (int)_chain.Length) : default;
        return fits;
    }

    /// <summary>All of it, wherever <see cref="Position"/> is, without a copy. Until it is cut, joined by <see cref="GetBuffer"/>
    /// or disposed.</summary>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public ReadOnlySequence<byte> GetReadOnlySequence()
    {
        ThrowIfDisposed();
        return _chain.Sequence();
    }

    /// <summary>Copies all of it into a new array, wherever <see cref="Position"/> is.</summary>
    /// <exception cref="InvalidOperationException">The stream is longer than an array. Nothing is lost.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public override byte[] ToArray()
    {
        ThrowIfDisposed();
        return _chain.ToArray();
    }

    /// <summary>Brings all blocks home. Of calls from several threads one does; again does nothing.</summary>
    /// <param name="disposing">Whether it was called, and not the collector's doing.</param>
    protected override void Dispose(bool disposing)
    {
        if (disposing && Interlocked.Exchange(ref _isDisposed, 1) == 0)
        {
            PutAside(null);
            _chain.End();
        }

        base.Dispose(disposing);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ThrowIfDisposed()
    {
        if (_chain.IsEnded)
            Throw.WriterEnded(nameof(PooledStream));
    }
}
