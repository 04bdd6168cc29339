using System.Diagnostics.CodeAnalysis;

namespace Rockpool;

/// <content>Reading at the position.</content>
public sealed partial class PooledStream
{
    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    /// <summary>Reads at <see cref="Position"/>, and moves it.</summary>
    /// <param name="buffer">Where to.</param>
    /// <returns>How many bytes: as many as there is room for, unless the stream ends before.</returns>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public override int Read(Span<byte> buffer)
    {
        ThrowIfDisposed();
        int read = 0;
        while (read < buffer.Length && _position < _chain.Length)
        {
            ReadOnlySpan<byte> part = _chain.From(_position);
            part = part[..Math.Min(part.Length, buffer.Length - read)];
            part.CopyTo(buffer[read..]);
            read += part.Length;
            _position += part.Length;
        }

        return read;
    }

    /// <inheritdoc/>
    public override int ReadByte()
    {
        ThrowIfDisposed();
        return _position < _chain.Length ? _chain.From(_position++)[0] : -1;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    [SuppressMessage("ApiDesign", "RS0027", Justification = "The optional parameter is Stream's.")]
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<int>(cancellationToken)
            : ValueTask.FromResult(Read(buffer.Span));

    /// <summary>Writes what is from <see cref="Position"/> to the end to a stream, block by block, and moves there.</summary>
    /// <param name="destination">Where to; it may be this stream, which then grows by it.</param>
    /// <param name="bufferSize">Not used: nothing is copied in between.</param>
    /// <exception cref="ObjectDisposedException">A stream was disposed.</exception>
    public override void CopyTo(Stream destination, int bufferSize)
    {
        ValidateCopyToArguments(destination, bufferSize);
        ThrowIfDisposed();
        (long position, long end) = ToEnd();
        while (position < end)
        {
            ReadOnlySpan<byte> part = _chain.From(position);
            part = part[..(int)Math.Min(part.Length, end - position)];
            destination.Write(part);
            position += part.Length;
        }
    }

    /// <summary>As <see cref="CopyTo"/>. The stream must not be used meanwhile.</summary>
    /// <param name="destination">Where to; it may be this stream, which then grows by it.</param>
    /// <param name="bufferSize">Not used: nothing is copied in between.</param>
    /// <param name="cancellationToken">For the writes.</param>
    /// <exception cref="ObjectDisposedException">A stream was disposed.</exception>
    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        ValidateCopyToArguments(destination, bufferSize);
        ThrowIfDisposed();
        cancellationToken.ThrowIfCancellationRequested();
        (long position, long end) = ToEnd();
        while (position < end)
        {
            ReadOnlyMemory<byte> part = _chain.MemoryFrom(position);
            part = part[..(int)Math.Min(part.Length, end - position)];
            await destination.WriteAsync(part, cancellationToken).ConfigureAwait(false);
            ThrowIfDisposed();
            position += part.Length;
        }
    }

    /// <summary>Writes all of it to a stream, wherever <see cref="Position"/> is, which stays.</summary>
    /// <param name="stream">Where to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="ObjectDisposedException">A stream was disposed.</exception>
    public override void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ThrowIfDisposed();
        // Parts that are added meanwhile, where a stream writes to itself, are not written.
        long end = _chain.Length;
        for (long position = 0; position < end;)
        {
            ReadOnlySpan<byte> part = _chain.From(position);
            part = part[..(int)Math.Min(part.Length, end - position)];
            stream.Write(part);
            position += part.Length;
        }
    }

    private (long Position, long End) ToEnd()
    {
        long position = _position;
        long end = _chain.Length;
        _position = Math.Max(position, end);
        return (position, end);
    }
}
