using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rockpool.Tiers;

namespace Rockpool.Slabs;

/// <summary>
/// A large array on the pinned heap, in blocks that each begin at a multiple of 64 bytes. Only its yard touches it, behind its
/// door; who has a block reads whether the slab lends.
/// </summary>
internal sealed class Slab
{
    /// <summary>Where blocks begin: at the beginning of a cache line.</summary>
    public const int Alignment = 64;

    /// <summary>No slab has more blocks: one bit tells of each whether it is here.</summary>
    public const int MostBlocks = 63;

    private readonly PinnedBlock?[] _blocks;
    private ulong _free;
    private int _isDraining;

    /// <param name="yard">Where it stands.</param>
    /// <param name="pool">Where its blocks come home to.</param>
    /// <param name="memory">On the pinned heap, <see cref="Alignment"/> longer than the blocks.</param>
    /// <param name="count">How many blocks.</param>
    public Slab(SlabYard yard, Pool<PinnedBlock> pool, byte[] memory, int count)
    {
        Yard = yard;
        _blocks = new PinnedBlock[count];
        _free = (1UL << count) - 1;
        int skipped = (int)(-Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0) & (Alignment - 1));
        int length = (memory.Length - Alignment) / count;
        for (int i = 0; i < count; i++)
            _blocks[i] = new PinnedBlock(pool, MemoryMarshal.CreateFromPinnedArray(memory, skipped + (i * length), length), this, i);
    }

    public SlabYard Yard { get; }

    public int Blocks => _blocks.Length;

    /// <summary>How many of its blocks are here.</summary>
    public int Free => BitOperations.PopCount(_free);

    /// <summary>How many of its blocks were collected while they were out: they never come back.</summary>
    public int Lost { get; private set; }

    /// <summary>How many of its blocks are out: with their holders, or idle in a tier of the pool.</summary>
    public int Out => Blocks - Free - Lost;

    /// <summary>Where the yard keeps it among those with as many free blocks.</summary>
    public int Place { get; set; }

    /// <summary>When it stopped lending, in ticks of the stopwatch.</summary>
    public long DrainedSince { get; private set; }

    /// <summary>Whether it has stopped lending: its blocks are not kept by the tiers then, but come here.</summary>
    public bool IsDraining
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Atomic.Load(ref _isDraining) != 0;
    }

    /// <summary>Lends a block that is here.</summary>
    public PinnedBlock Take()
    {
        int index = BitOperations.TrailingZeroCount(_free);
        _free &= _free - 1;
        PinnedBlock block = _blocks[index]!;
        _blocks[index] = null;
        return block;
    }

    /// <summary>Takes a block back.</summary>
    public void Give(PinnedBlock block)
    {
        _blocks[block.Index] = block;
        _free |= 1UL << block.Index;
    }

    public void Lose() => Lost++;

    public void StopLending(long now)
    {
        DrainedSince = now;
        Atomic.Store(ref _isDraining, 1);
    }

    public void LendAgain() => Atomic.Store(ref _isDraining, 0);

    /// <summary>The slab is gone, or its pool: what is here has nothing to tell any more when it is collected.</summary>
    public void Abandon()
    {
        foreach (PinnedBlock? block in _blocks)
        {
            if (block is not null)
                GC.SuppressFinalize(block);
        }
    }
}
