using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Rockpool;

/// <content>Writing at the position.</content>
public sealed partial class PooledStream
{
    private const int FewestAside = 256;

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        Write(buffer.AsSpan(offset, count));
    }

    /// <summary>Writes at <see cref="Position"/>, over what is there, and moves it. Zeros come between the end and a position
    /// beyond it.</summary>
    /// <param name="buffer">What to write: all of it or, where that fails, nothing beyond the end.</param>
    /// <exception cref="IOException">It would end beyond <see cref="long.MaxValue"/>.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory. The stream is as long as it was.</exception>
    /// <exception cref="ObjectDisposedException">The stream, or its pool, was disposed.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_chain.IsEnded || !IsAtEnd)
        {
            WriteElsewhere(buffer);
            return;
        }

        _chain.Append(buffer);
        _position += buffer.Length;
    }

    /// <inheritdoc/>
    public override void WriteByte(byte value) => Write(new ReadOnlySpan<byte>(in value));

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        ValidateBufferArguments(buffer, offset, count);
        return WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
    }

    /// <inheritdoc/>
    [SuppressMessage("ApiDesign", "RS0027", Justification = "The optional parameter is Stream's.")]
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled(cancellationToken);
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    /// <summary>Room for the next bytes at <see cref="Position"/>, for <see cref="Advance"/> to count. About 1 ns at the end of the
    /// stream; elsewhere it is a buffer aside, which <see cref="Advance"/> copies.</summary>
    /// <param name="sizeHint">The span has so many bytes at least, and one at least.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizeHint"/> is negative.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory, or <paramref name="sizeHint"/> is beyond
    /// <see cref="Array.MaxLength"/>. The stream is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The stream, or its pool, was disposed.</exception>
    public Span<byte> GetSpan(int sizeHint = 0) => IsAside(sizeHint) ? _aside : _chain.GetSpan(sizeHint);

    /// <summary>As <see cref="GetSpan"/>, to be used across <c>await</c>.</summary>
    /// <param name="sizeHint">The memory has so many bytes at least, and one at least.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizeHint"/> is negative.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory, or <paramref name="sizeHint"/> is beyond
    /// <see cref="Array.MaxLength"/>. The stream is as it was.</exception>
    /// <exception cref="ObjectDisposedException">The stream, or its pool, was disposed.</exception>
    public Memory<byte> GetMemory(int sizeHint = 0) => IsAside(sizeHint) ? _aside : _chain.GetMemory(sizeHint);

    /// <summary>Counts bytes that were written into the last span or memory, and moves <see cref="Position"/>.</summary>
    /// <param name="count">How many, from 0 to as many as there was room for.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or more than there is room for.</exception>
    /// <exception cref="InvalidOperationException">The position was moved since the span or memory was given.</exception>
    /// <exception cref="ObjectDisposedException">The stream was disposed.</exception>
    public void Advance(int count)
    {
        ThrowIfDisposed();
        if (_aside is { } aside)
        {
            if ((uint)count > (uint)aside.Length)
                Throw.BadAdvance(nameof(count), count, aside.Length);
            WriteElsewhere(aside.AsSpan(0, count));
            PutAside(null);
            return;
        }

        if (!IsAtEnd)
            Throw.AdvanceElsewhere();
        _chain.Advance(count);
        _position += count;
    }

    /// <summary>Whether what comes next cannot be written where it belongs, because something is there or zeros are missing.</summary>
    private bool IsAside(int sizeHint)
    {
        if (_chain.IsEnded || !IsAtEnd)
            MakeRoomAside(sizeHint);
        else if (_aside is not null)
            PutAside(null);
        return _aside is not null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeRoomAside(int sizeHint)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        if (_aside is null || _aside.Length < sizeHint)
            PutAside(_chain.RentAside(Math.Max(sizeHint, FewestAside)));
    }

    private void PutAside(byte[]? other)
    {
        byte[]? aside = _aside;
        _aside = other;
        if (aside is not null)
            _chain.ReturnAside(aside);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteElsewhere(ReadOnlySpan<byte> buffer)
    {
        ThrowIfDisposed();
        if (_position > long.MaxValue - buffer.Length)
            Throw.StreamTooLong();
        long length = _chain.Length;
        if (_position > length)
            _chain.Pad(_position);
        int over = (int)Math.Min(buffer.Length, _chain.Length - _position);
        // First what may fail.
        Extend(buffer[over..], length);
        for (ReadOnlySpan<byte> rest = buffer[..over]; !rest.IsEmpty;)
        {
            Span<byte> part = _chain.From(_position);
            int count = Math.Min(part.Length, rest.Length);
            rest[..count].CopyTo(part);
            rest = rest[count..];
            _position += count;
        }

        _position += buffer.Length - over;
    }

    private void Extend(ReadOnlySpan<byte> buffer, long lengthBefore)
    {
        bool isWhole = false;
        try
        {
            _chain.Append(buffer);
            isWhole = true;
        }
        finally
        {
            if (!isWhole)
                _chain.Cut(lengthBefore);
        }
    }
}
