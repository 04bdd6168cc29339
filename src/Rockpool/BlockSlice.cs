using Rockpool.Leases;
using Rockpool.Slabs;

namespace Rockpool;

/// <summary>
/// A part of a pinned block that several share: each of its slices ends by itself, and the block goes home with the last one.
/// So what was received once can be handed to several consumers without a copy.
/// </summary>
/// <remarks>
/// It may be copied, and its copies may be used on any thread: they are one slice, which ends once. For another that ends by
/// itself cut one with <see cref="Slice"/>. Spans and memories that were taken from it must not be used after its end; that is
/// not checked. A slice that is never disposed is collected, and its block is lost to the pool. 32 bytes.
/// </remarks>
public readonly struct BlockSlice : IDisposable
{
    private readonly Pool<PinnedBlock> _pool;
    private readonly LeaseCell? _cell;
    private readonly long _version;
    private readonly int _start;
    private readonly int _length;

    private BlockSlice(Pool<PinnedBlock> pool, LeaseCell cell, long version, int start, int length)
    {
        _pool = pool;
        _cell = cell;
        _version = version;
        _start = start;
        _length = length;
    }

    /// <summary>The length; 0 for the default value.</summary>
    public int Length => _length;

    /// <summary>The bytes. Two nanoseconds or so, no allocation; so is <see cref="Memory"/>.</summary>
    /// <exception cref="ObjectDisposedException">The slice has ended, through this copy or another.</exception>
    /// <exception cref="InvalidOperationException">This is the default value, which holds nothing.</exception>
    public Span<byte> Span => Memory.Span;

    /// <summary>The bytes, to be used across <c>await</c>.</summary>
    /// <exception cref="ObjectDisposedException">The slice has ended, through this copy or another.</exception>
    /// <exception cref="InvalidOperationException">This is the default value, which holds nothing.</exception>
    public Memory<byte> Memory => Block().Whole.Slice(_start, _length);

    /// <summary>Cuts another slice, which ends by itself. Some 20 ns, no allocation when warm.</summary>
    /// <param name="start">Where it begins, from the beginning of this one.</param>
    /// <param name="length">Its length.</param>
    /// <exception cref="ArgumentOutOfRangeException">That is not within this slice.</exception>
    /// <exception cref="ObjectDisposedException">The slice has ended, through this copy or another.</exception>
    /// <exception cref="InvalidOperationException">This is the default value, which holds nothing.</exception>
    public BlockSlice Slice(int start, int length)
    {
        PinnedBlock block = Block();
        if ((uint)start > (uint)_length || (uint)length > (uint)(_length - start))
            Throw.BadSlice(start, length, _length);
        if (!block.TryCut())
            _pool.UsedAfterEnd(_cell!, _version);
        // This slice may have ended after the look at it, and the block be another's by now, who has no use for the count.
        if (!_cell!.IsStanding(_version))
        {
            block.Drop();
            _pool.UsedAfterEnd(_cell, _version);
        }

        return Of(block, _start + start, length);
    }

    /// <summary>Ends the slice. With the last one of its block that goes home; after the pool's own end it is dropped. Does
    /// nothing for the default value. No allocation.</summary>
    /// <exception cref="InvalidOperationException">The slice had ended before, through this copy or another, and the pool
    /// was not told to report that instead (<see cref="PinnedMemoryPoolOptions.Misuse"/>).</exception>
    public void Dispose()
    {
        if (_cell is null)
            return;
        if (_cell.End(_version) is not { } item)
        {
            _pool.EndedTwice(_cell, _version);
            return;
        }

        _pool.NoteEnd(_cell, _version);
        // The cell first: what comes home may be refused.
        Ambient<LeaseCell, LeaseCellPolicy>.Return(_cell);
        ((PinnedBlock)item).Drop();
    }

    /// <summary>Makes a slice that has been counted.</summary>
    internal static BlockSlice Of(PinnedBlock block, int start, int length)
    {
        LeaseCell cell = Ambient<LeaseCell, LeaseCellPolicy>.Rent();
        cell.TryBegin(block, out long version);
        return new BlockSlice(block.Pool, cell, version, start, length);
    }

    private PinnedBlock Block()
    {
        if (_cell is not { } cell)
            return Throw.DefaultLease<PinnedBlock>();
        return cell.Read(_version) is { } item ? (PinnedBlock)item : _pool.UsedAfterEnd(cell, _version);
    }
}
