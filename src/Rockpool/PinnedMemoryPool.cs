using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Rockpool.Buffers;
using Rockpool.Events;
using Rockpool.Guard;
using Rockpool.Slabs;
using Rockpool.Tiers;

namespace Rockpool;

/// <summary>A pool of memory that the collector does not move, for sockets and native code: a <see cref="MemoryPool{T}"/>.</summary>
/// <remarks>
/// <para>Every member may be called from any thread, and what is rented may come home on another. Blocks of one length are
/// pieces of slabs on the pinned heap; each begins at a multiple of 64 bytes. A warm rent allocates nothing. Bytes are whatever
/// was left in them.</para>
/// <para>Idle blocks have the tiers, tides, budget and guard of <see cref="Pool{T}"/>. Slabs that are not needed any more stop
/// lending at a tide, and go with their last block. Dispose the pool: a block that lies in a thread's slot keeps it alive for
/// some tides otherwise.</para>
/// </remarks>
public sealed class PinnedMemoryPool : MemoryPool<byte>
{
    private readonly PinnedMemoryPoolOptions _options;
    private readonly BlockPool _blocks;
    private readonly int _blockBytes;
    private readonly PoolStory _story;
    private readonly Lazy<BlockPool>? _wide;
    private readonly Pool<PinnedBlock> _large;
    private bool _isDisposed;

    /// <summary>Makes a pool.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public PinnedMemoryPool(PinnedMemoryPoolOptions? options = null)
    {
        _options = options ?? new PinnedMemoryPoolOptions();
        _options.Validate();
        Name = _options.Name ?? nameof(PinnedMemoryPool);
        _story = new PoolStory(PoolIds.NextKey(), Name, typeof(PinnedBlock), weighs: true);
        _blockBytes = _options.BlockBytes;
        _blocks = Make(_blockBytes);
        if (_options.MaxSliceBytes > _blockBytes)
            _wide = new Lazy<BlockPool>(() => Make(_options.MaxSliceBytes));
        var fresh = new FreshBlockPolicy();
        _large = new Pool<PinnedBlock>(fresh, OptionsOf("larger"));
        fresh.Serve(_large);
    }

    /// <summary>The name from the options.</summary>
    public string Name { get; }

    /// <summary>The length of a block.</summary>
    public int BlockBytes => _blockBytes;

    /// <summary><see cref="Array.MaxLength"/>: what is larger than a block is fresh memory.</summary>
    public override int MaxBufferSize => Array.MaxLength;

    /// <summary>
    /// What the pool did and holds. Takes the slabs' lock, and one for each thread that uses the pool: microseconds.
    /// </summary>
    public PinnedMemoryStatistics Statistics
    {
        get
        {
            PoolStatistics large = _large.Statistics;
            var sum = new PinnedMemoryStatistics { Blocks = large, LargeRents = large.Rents };
            foreach (BlockPool blocks in Made())
                sum = blocks.AddTo(sum);
            return sum;
        }
    }

    /// <summary>Rents a block, or fresh memory where that is too small. About 8 ns when the thread's slot has a block.</summary>
    /// <remarks>
    /// The owner is the block's own and is lent again with it. A second <see cref="IDisposable.Dispose"/> is therefore seen only
    /// until then; after that it ends the next holder's rent. <see cref="Lease"/> always sees it, and so do owners that are
    /// rented while the guard is full, which are fresh ones. An owner that is never disposed is collected, and its block is
    /// lost to the pool.
    /// </remarks>
    /// <param name="minBufferSize">The least length; -1 for that of a block.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minBufferSize"/> is less than -1, or more than
    /// <see cref="MaxBufferSize"/>.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory for another slab, or for what is larger than a block.</exception>
    [SuppressMessage("ApiDesign", "RS0027", Justification = "The optional parameter is MemoryPool's.")]
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ThreadCache<PinnedBlock>? cache = null;
        // Minus one and zero fit too; whatever is less is beyond.
        return (uint)(minBufferSize + 1) <= (uint)_blockBytes + 1 && _blocks.RentSlot(out cache) is { } block
            ? block
            : RentBeyond(minBufferSize, cache);
    }

    /// <summary>Takes memory until the lease is disposed, which shows exactly the length that was asked for, and always sees a
    /// second end. A warm lease of a block allocates nothing.</summary>
    /// <param name="length">From 0. What is larger than a block is fresh memory.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative, or more than
    /// <see cref="MaxBufferSize"/>.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory.</exception>
    public BlockLease Lease(int length)
    {
        Check(length);
        PinnedBlock block = length <= _blockBytes ? _blocks.Rent(length) : RentLarge(length);
        return new BlockLease(block, block.Version, length);
    }

    /// <summary>Takes memory of which slices can be handed on, each ending by itself; it comes home with the last one.</summary>
    /// <param name="length">From 0. What is larger than a block comes from wider blocks, and what is larger than
    /// <see cref="PinnedMemoryPoolOptions.MaxSliceBytes"/> is fresh memory.</param>
    /// <returns>The first slice: all of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative, or more than
    /// <see cref="MaxBufferSize"/>.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory.</exception>
    public BlockSlice RentSlice(int length)
    {
        Check(length);
        PinnedBlock block;
        if (length <= _blockBytes)
            block = _blocks.Rent(length);
        else if (length <= _options.MaxSliceBytes)
            block = Wide().Rent(length);
        else
            block = RentLarge(length);
        block.CutFirst();
        return BlockSlice.Of(block, 0, length);
    }

    /// <summary>Every slab and what is out of it; an array for each call.</summary>
    public IReadOnlyList<SlabOccupancy> GetSlabs() => [.. Made().SelectMany(blocks => blocks.Yard.Count())];

    /// <summary>Takes blocks out of slabs to where rents find them, and makes slabs for them.</summary>
    /// <param name="blocks">How many; fewer where the shelves are full or the <see cref="PoolBudget"/> is spent.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="blocks"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory; what was taken before is kept.</exception>
    public void Prewarm(int blocks) => _blocks.Pool.Prewarm(blocks);

    /// <summary>Puts what is idle back into its slabs, and lets go of those of which nothing is out. A thread that is using the
    /// pool at this moment may keep its own.</summary>
    public void Trim()
    {
        foreach (BlockPool blocks in Made())
            blocks.Trim();
    }

    /// <inheritdoc/>
    public override string ToString() => $"pinned memory pool '{Name}'";

    /// <summary>How much to rent for parts of a length: all of the block that they fit into, or as much as one needs.</summary>
    internal int LengthFor(int part)
    {
        if (part <= _blockBytes)
            return _blockBytes;
        return Math.Max(part, _options.MaxSliceBytes);
    }

    /// <summary>The sizes of blocks that have been rented.</summary>
    internal IEnumerable<BlockPool> Made() => _wide?.IsValueCreated == true ? [_blocks, _wide.Value] : [_blocks];

    /// <summary>
    /// Ends the pool: lets go of what is idle. A later rent throws; what is rented stays usable until it ends, and is dropped
    /// then. Calling it again does nothing.
    /// </summary>
    protected override void Dispose(bool disposing)
    {
        if (!disposing || _isDisposed)
            return;
        _isDisposed = true;
        foreach (BlockPool blocks in Made())
            blocks.Close();
        _large.Dispose();
    }

    private void Check(int length)
    {
        if ((uint)length > (uint)MaxBufferSize)
            Throw.BadLength(nameof(length), length);
    }

    /// <summary>Rents where this thread's slot is empty, and what is no block.</summary>
    private IMemoryOwner<byte> RentBeyond(int minBufferSize, ThreadCache<PinnedBlock>? cache)
    {
        if (minBufferSize < -1 || minBufferSize > MaxBufferSize)
            Throw.BadLength(nameof(minBufferSize), minBufferSize);
        PinnedBlock block = minBufferSize <= _blockBytes ? BlockPool.RentBeyond(_blocks.Pool, cache, Asked.Nothing) : RentLarge(minBufferSize);
        // Slots are empty while the guard is full, so that every rent comes here.
        return RockpoolGuard.Level == GuardLevel.Full ? new LeasedOwner(block, block.Version) : block;
    }

    private PinnedBlock RentLarge(int length)
    {
        FreshBlockPolicy.Want(length);
        return BlockPool.RentBeyond(_large, cache: null, length);
    }

    private BlockPool Wide()
    {
        if (_isDisposed)
            Throw.Disposed(Name);
        return _wide!.Value;
    }

    private BlockPool Make(int blockBytes) =>
        BlockPool.Of(blockBytes, _options.MinFreeShare, OptionsOf($"{blockBytes}"), _options.Allocate);

    private PoolOptions OptionsOf(string length) => new()
    {
        Name = $"{Name}[{length}]",
        Misuse = _options.Misuse,
        Story = _story,
        Clock = _options.Clock,
        Budget = _options.Budget,
        Poison = new Poison(elementBytes: 1, isCleared: false),
        FinalizesItems = true,
    };
}
