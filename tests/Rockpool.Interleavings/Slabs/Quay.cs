using Rockpool.Buffers;
using Rockpool.Interleavings.Protocol;
using Rockpool.Slabs;
using Rockpool.Tides;

namespace Rockpool.Interleavings.Slabs;

/// <summary>One pool of small slabs in use: nobody is given a block that another holds, and at the end every slab knows what is out.</summary>
internal sealed class Quay
{
    private const int BlockBytes = 64;
    private const int SlabBlocks = 2;

    private readonly HashSet<PinnedBlock> _held = [];
    private Action? _last;
    private int _rented;
    private int _returned;
    private bool _isSliced;

    public Quay(Scenario scenario, double freeShare = 0)
    {
        Yard = new SlabYard(BlockBytes, SlabBlocks, static length => new byte[length]);
        Blocks = new BlockPool(
            Yard, freeShare, new PoolOptions { Misuse = MisuseResponse.Report, FinalizesItems = true }, SmallLayouts.OneShelf);
        scenario.AtEnd(() =>
        {
            Check();
            _last?.Invoke();
            Blocks.Close();
        });
    }

    public SlabYard Yard { get; }

    public BlockPool Blocks { get; }

    /// <summary>Runs when all threads have ended, before the pool is closed.</summary>
    public void AtEnd(Action check) => _last += check;

    public PinnedBlock Rent()
    {
        _rented++;
        PinnedBlock block = Blocks.Rent(Asked.Nothing);
        Assert.True(_held.Add(block), "a block has two holders");
        return block;
    }

    public void End(PinnedBlock block)
    {
        Assert.True(_held.Remove(block));
        block.Dispose();
        _returned++;
    }

    /// <summary>Rents so many, one after the other, and then ends them.</summary>
    public void Burst(int size)
    {
        PinnedBlock[] blocks = [.. Enumerable.Range(0, size).Select(_ => Rent())];
        Array.ForEach(blocks, End);
    }

    /// <summary>A block's slices bring it home.</summary>
    public void Forget(PinnedBlock block)
    {
        _held.Remove(block);
        _isSliced = true;
    }

    public void Turn() => Tide.Turn([Blocks.Pool, Blocks]);

    private void Check()
    {
        PoolStatistics counts = Blocks.Pool.Statistics;
        Assert.Equal((_rented, _isSliced ? _rented : _returned), (counts.Rents, counts.Returns));
        SlabOccupancy[] slabs = Yard.Count();
        // What is out of the slabs is held, idle in a tier, or was forgotten in a slot by a tide.
        long forgotten = slabs.Sum(slab => slab.Out) - _held.Count - counts.ItemsHeld;
        Assert.InRange(forgotten, 0, counts.DroppedByTide);
        Assert.All(slabs, slab => Assert.False(slab.IsDraining && slab.Out == 0, "a slab stayed of which nothing is out"));
        Assert.Equal(0, Yard.LostBlocks);
    }
}
