using System.Buffers;
using System.Runtime.CompilerServices;
using Rockpool.Writers;

namespace Rockpool;

/// <summary>Writes into blocks of a pool, and gives them back: for messages of any length, and for as many after another.</summary>
/// <remarks>
/// <para>Nothing is copied when it grows, and nothing stays grown: <see cref="Clear"/> and <see cref="Dispose"/> bring every
/// block home, where tides take away what goes unused. The first block is as long as is expected, or 1 KB; others double what is
/// there, up to 64 KB, unless more is asked for in one piece. There is no limit to how much it holds but memory.</para>
/// <para>For one thread at a time. Spans, memories and sequences that it gave must not be used after <see cref="Clear"/> or
/// <see cref="Dispose"/>; that is not checked. A writer that is never disposed is collected with its blocks. Writing allocates
/// nothing while the pool is warm.</para>
/// </remarks>
/// <typeparam name="T">The elements.</typeparam>
public sealed class PooledBufferWriter<T> : IBufferWriter<T>, IDisposable
{
    private Chain<T> _chain;
    private int _isDisposed;

    /// <summary>Makes a writer, which holds nothing yet.</summary>
    /// <param name="sizes">Tells how long the first block should be, and is told how much was written; null for neither.</param>
    /// <param name="pool">Where blocks are from; null for <see cref="BufferPool{T}.Shared"/>.</param>
    public PooledBufferWriter(SizeEstimator? sizes = null, BufferPool<T>? pool = null) =>
        _chain = new Chain<T>(pool, sizes, expected: 0);

    /// <summary>Makes a writer, which holds nothing yet.</summary>
    /// <param name="capacity">How many elements are expected, from 0. They come in blocks of up to 64 KB.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> is negative.</exception>
    public PooledBufferWriter(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _chain = new Chain<T>(pool: null, sizes: null, capacity);
    }

    /// <summary>How many elements were written.</summary>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public long WrittenCount
    {
        get
        {
            _chain.ThrowIfEnded();
            return _chain.Length;
        }
    }

    /// <summary>What was written. It stays the same while more is written. Nanoseconds; no allocation while pools are warm.</summary>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public ReadOnlySequence<T> WrittenSequence => _chain.Sequence();

    /// <summary>Room for the next elements, for <see cref="Advance"/> to count. About 1 ns; a new block is about 20 more.</summary>
    /// <param name="sizeHint">The span has so many elements at least, and one at least.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizeHint"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The writer, or its pool, was disposed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory, or <paramref name="sizeHint"/> is beyond
    /// <see cref="Array.MaxLength"/>. What was written is still there.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> GetSpan(int sizeHint = 0) => _chain.GetSpan(sizeHint);

    /// <summary>As <see cref="GetSpan"/>, to be used across <c>await</c>.</summary>
    /// <param name="sizeHint">The memory has so many elements at least, and one at least.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sizeHint"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The writer, or its pool, was disposed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory, or <paramref name="sizeHint"/> is beyond
    /// <see cref="Array.MaxLength"/>. What was written is still there.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Memory<T> GetMemory(int sizeHint = 0) => _chain.GetMemory(sizeHint);

    /// <summary>Counts elements that were written into the last span or memory.</summary>
    /// <param name="count">How many, from 0 to as many as there was room for.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative, or more than there is room for.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(int count) => _chain.Advance(count);

    /// <summary>Writes a copy of some elements, all or, where that fails, none.</summary>
    /// <param name="values">The elements. They may be this writer's own.</param>
    /// <exception cref="ObjectDisposedException">The writer, or its pool, was disposed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory. What was written before is still there.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ReadOnlySpan<T> values) => _chain.Append(values);

    /// <summary>
    /// Writes elements without a copy: they become a part of <see cref="WrittenSequence"/> as they are. What follows goes on in the
    /// block that was begun. Spans and memories from before must not be used any more.
    /// </summary>
    /// <param name="values">Elements that stay the same, and their memory nobody else's, until <see cref="Clear"/> or
    /// <see cref="Dispose"/>.</param>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public void Link(ReadOnlyMemory<T> values) => _chain.Link(values);

    /// <summary>Copies everything that was written.</summary>
    /// <param name="destination">Where to. It may be longer.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public void CopyTo(Span<T> destination)
    {
        if (destination.Length < WrittenCount)
            Throw.TooShort(nameof(destination), WrittenCount, destination.Length);
        _chain.CopyTo(destination);
    }

    /// <summary>Copies everything that was written, part by part.</summary>
    /// <param name="destination">Where to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is this writer.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public void CopyTo(IBufferWriter<T> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        _chain.ThrowIfEnded();
        if (destination == this)
            Throw.IntoItself(nameof(destination));
        for (int i = 0; i < _chain.Parts; i++)
            destination.Write(_chain.Part(i).Span);
    }

    /// <summary>Copies everything that was written into a new array.</summary>
    /// <exception cref="InvalidOperationException">It is more than <see cref="Array.MaxLength"/>. Nothing is lost.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public T[] ToArray()
    {
        _chain.ThrowIfEnded();
        return _chain.ToArray();
    }

    /// <summary>Forgets what was written and brings all blocks home; the writer is as new.</summary>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public void Clear() => _chain.Clear();

    /// <summary>Brings all blocks home. Of calls from several threads one does; again does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            _chain.End();
    }

    /// <summary>The parts, for what copies them one after another.</summary>
    internal int Parts
    {
        get
        {
            _chain.ThrowIfEnded();
            return _chain.Parts;
        }
    }

    /// <summary>One of <see cref="Parts"/>; the tail's may be empty.</summary>
    internal ReadOnlyMemory<T> Part(int index) => _chain.Part(index);
}
