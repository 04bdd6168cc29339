namespace Rockpool;

/// <summary>What a pool of pinned memory did since it was made, and what it holds.</summary>
public readonly record struct PinnedMemoryStatistics
{
    /// <summary>Of all blocks, and of memory that was too large for them, which is counted as misses and as dropped by reset.
    /// A miss of a block was served by a slab, which mostly is there already.</summary>
    public PoolStatistics Blocks { get; init; }

    /// <summary>Rents, leases and slices of memory that was too large for a block.</summary>
    public long LargeRents { get; init; }

    /// <summary>Slabs that the pool refers to.</summary>
    public int Slabs { get; init; }

    /// <summary>Those of them that have stopped lending.</summary>
    public int DrainingSlabs { get; init; }

    /// <summary>Bytes of all blocks of these slabs.</summary>
    public long SlabBytes { get; init; }

    /// <summary>Bytes of those blocks that nobody has rented, in slabs and in tiers.</summary>
    public long FreeBytes { get; init; }

    /// <summary>Slabs that stopped lending and went with their last block.</summary>
    public long DrainsDone { get; init; }

    /// <summary>Slabs that stopped lending and were needed again before they were empty.</summary>
    public long DrainsFailed { get; init; }

    /// <summary>Blocks that were collected while they were out. Their slabs go without them.</summary>
    public long LostBlocks { get; init; }

    /// <summary>The part of <see cref="SlabBytes"/> that is free, from 0 to 1; 0 where there are no slabs.</summary>
    public double FreeShare => SlabBytes == 0 ? 0 : (double)FreeBytes / SlabBytes;
}
