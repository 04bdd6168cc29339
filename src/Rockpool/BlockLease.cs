using Rockpool.Slabs;

namespace Rockpool;

/// <summary>Pinned memory on loan, of exactly the length that was asked for: for <c>using</c>, also across <c>await</c>.</summary>
/// <remarks>
/// It may be copied, and its copies may be used on any thread: they are one lease, which ends once. Of copies disposed at once
/// exactly one brings the block home. Spans and memories that were taken from it must not be used after the end; that is not
/// checked. A lease that is never disposed is collected, and its block is lost to the pool. 24 bytes.
/// </remarks>
public readonly struct BlockLease : IDisposable
{
    private readonly PinnedBlock? _block;
    private readonly long _version;
    private readonly int _length;

    internal BlockLease(PinnedBlock block, long version, int length)
    {
        _block = block;
        _version = version;
        _length = length;
    }

    /// <summary>The length that was asked for; 0 for the default value.</summary>
    public int Length => _length;

    /// <summary>The bytes. A nanosecond or two, no allocation; so is <see cref="Memory"/>.</summary>
    /// <exception cref="ObjectDisposedException">The lease has ended, through this copy or another.</exception>
    /// <exception cref="InvalidOperationException">This is the default value, which holds nothing.</exception>
    public Span<byte> Span => Memory.Span;

    /// <summary>The bytes, to be used across <c>await</c>.</summary>
    /// <exception cref="ObjectDisposedException">The lease has ended, through this copy or another.</exception>
    /// <exception cref="InvalidOperationException">This is the default value, which holds nothing.</exception>
    public Memory<byte> Memory => (_block ?? Throw.DefaultLease<PinnedBlock>()).LentBy(_version)[.._length];

    /// <summary>Ends the lease: the block goes home. After the pool's own end it is dropped. Does nothing for the default
    /// value. No allocation.</summary>
    /// <exception cref="InvalidOperationException">The lease had ended before, through this copy or another, and the pool
    /// was not told to report that instead (<see cref="PinnedMemoryPoolOptions.Misuse"/>).</exception>
    public void Dispose()
    {
        if (_block is { } block)
            BlockPool.End(block, _version);
    }
}
