using System.Buffers;
using Rockpool.Leases;
using Rockpool.Tiers;

namespace Rockpool.Slabs;

/// <summary>
/// A piece of a slab, its owner as <see cref="MemoryPool{T}"/> lends it, and the cell of its leases in one: a rent makes nothing.
/// </summary>
/// <remarks>
/// While it lies in its slab the slab refers to it; else who holds it does, or a tier. So one that nobody has is collected, and
/// says so to its slab. What it counts are the slices that were cut from it.
/// </remarks>
internal sealed class PinnedBlock : LeaseCell, IMemoryOwner<byte>
{
    private readonly Memory<byte> _memory;
    private long _slices;

    /// <param name="pool">Where it comes home to.</param>
    /// <param name="memory">All of it.</param>
    /// <param name="slab">The slab that it is of; null for memory of its own, which is never kept.</param>
    /// <param name="index">Which of the slab's blocks.</param>
    public PinnedBlock(Pool<PinnedBlock> pool, Memory<byte> memory, Slab? slab, int index)
    {
        Pool = pool;
        _memory = memory;
        Slab = slab;
        Index = index;
        if (slab is null)
            GC.SuppressFinalize(this);
    }

    /// <summary>Nobody has it any more. One that was lent is lost; one that a tide forgot in an idle thread's slot comes home.</summary>
    ~PinnedBlock()
    {
        if (Slab is not { } slab)
            return;
        if (IsLent)
        {
            slab.Yard.Lose(this);
            return;
        }

        GC.ReRegisterForFinalize(this);
        slab.Yard.Give(this);
    }

    public Pool<PinnedBlock> Pool { get; }

    public Slab? Slab { get; }

    public int Index { get; }

    public int Length => _memory.Length;

    /// <summary>All of the block, whoever asks.</summary>
    public Memory<byte> Whole => _memory;

    /// <summary>All of the block, while it is lent.</summary>
    public Memory<byte> Memory => IsLent ? _memory : Pool.UsedAfterEnd(this, LastLease)._memory;

    /// <summary>All of the block, while a lease stands.</summary>
    public Memory<byte> LentBy(long version) => IsStanding(version) ? _memory : Pool.UsedAfterEnd(this, version)._memory;

    /// <summary>Brings it home: an owner knows of no lease but the last.</summary>
    public void Dispose() => BlockPool.End(this, LastLease);

    /// <summary>Counts the first slice. Only who has just rented the block may call this.</summary>
    public void CutFirst() => Atomic.Store(ref _slices, 1);

    /// <summary>Counts one slice more, unless there is none left.</summary>
    public bool TryCut()
    {
        long slices = Atomic.Load(ref _slices);
        while (slices > 0)
        {
            // Not added blindly: a count that fell to zero must not rise again, since the block is on its way home then.
            long seen = Atomic.CompareExchange(ref _slices, slices + 1, slices);
            if (seen == slices)
                return true;
            slices = seen;
        }

        return false;
    }

    /// <summary>Counts one slice less. With the last one the block goes home.</summary>
    public void Drop()
    {
        if (Atomic.Add(ref _slices, -1) == 0)
            Dispose();
    }
}
