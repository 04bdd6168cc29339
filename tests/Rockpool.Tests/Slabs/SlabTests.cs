using System.Buffers;
using System.Runtime.CompilerServices;
using Rockpool.Budgets;
using Rockpool.Tides;

namespace Rockpool.Tests.Slabs;

/// <summary>Which slab lends, and when one goes. A slab of blocks of 4,096 bytes has 32.</summary>
public sealed class SlabTests
{
    private const int SlabBlocks = 32;

    private readonly PinnedMemoryPool _pool = new();

    [Fact]
    public void OccupancyIsKnownForEachSlab()
    {
        using PinnedMemoryPool pool = _pool;
        IMemoryOwner<byte>[] owners = Rent(40);
        Assert.Equal("32/32, 8/32", Slabs());
        Assert.Equal((2, 64 * 4096L, 24 * 4096L), (pool.Statistics.Slabs, pool.Statistics.SlabBytes, pool.Statistics.FreeBytes));
        Assert.Equal(24 / 64.0, pool.Statistics.FreeShare);
        End(owners[..10]);
        Assert.Equal((34 * 4096L, 30), (pool.Statistics.FreeBytes, pool.Statistics.Blocks.Outstanding));
        pool.Trim();
        // Trimmed blocks are in their slabs again.
        Assert.Equal("22/32, 8/32", Slabs());
    }

    [Fact]
    public void BlocksAreLentFromTheFullestSlab()
    {
        using PinnedMemoryPool pool = _pool;
        IMemoryOwner<byte>[] owners = Rent(96);
        End(owners[..20]);
        End(owners[32..37]);
        End(owners[64..90]);
        pool.Trim();
        Assert.Equal("27/32, 12/32, 6/32", Slabs());
        _ = Rent(5);
        Assert.Equal("32/32, 12/32, 6/32", Slabs());
        _ = Rent(3);
        Assert.Equal("32/32, 15/32, 6/32", Slabs());
    }

    [Fact]
    public void WhatTwoTidesDidNotNeedStopsLendingAndGoesWithItsLastBlock()
    {
        using PinnedMemoryPool pool = _pool;
        IMemoryOwner<byte>[] owners = Rent(320);
        // One block in each of nine slabs, and twenty in the tenth.
        IMemoryOwner<byte>[] kept = [.. Enumerable.Range(0, 9).Select(slab => owners[32 * slab]), .. owners[288..308]];
        End([.. owners.Except(kept)]);
        Turn();
        Assert.Equal((10, 0), (pool.Statistics.Slabs, pool.Statistics.DrainingSlabs));
        Turn();
        // 29 lent blocks need 34, which are two slabs.
        Assert.Equal((10, 8, 0L), (pool.Statistics.Slabs, pool.Statistics.DrainingSlabs, pool.Statistics.DrainsDone));
        End(kept[..9]);
        Turn();
        Turn();
        pool.Rent().Dispose();
        Assert.Equal((1, 0), (pool.Statistics.Slabs, pool.Statistics.DrainingSlabs));
        Assert.Equal(20, pool.Statistics.Blocks.Outstanding);
        Assert.Equal((9L, 0L), (pool.Statistics.DrainsDone, pool.Statistics.DrainsFailed));
    }

    [Fact]
    public void ASlabThatIsNeededAgainLendsAgain()
    {
        using PinnedMemoryPool pool = _pool;
        IMemoryOwner<byte>[] owners = Rent(64);
        IMemoryOwner<byte>[] kept = [owners[0], .. owners[32..36]];
        End([.. owners.Except(kept)]);
        Turn();
        Turn();
        Assert.Equal((2, 1), (pool.Statistics.Slabs, pool.Statistics.DrainingSlabs));
        _ = Rent(40);
        Assert.Equal((2, 0, 0L, 1L), (pool.Statistics.Slabs, pool.Statistics.DrainingSlabs, pool.Statistics.DrainsDone, pool.Statistics.DrainsFailed));
        Assert.Equal(45, pool.GetSlabs().Sum(slab => slab.Out));
    }

    [Fact]
    public void ABlockOfASlabThatStoppedLendingIsNotKept()
    {
        using PinnedMemoryPool pool = _pool;
        IMemoryOwner<byte>[] owners = Rent(64);
        IMemoryOwner<byte>[] kept = [owners[0], .. owners[32..36]];
        End([.. owners.Except(kept)]);
        Turn();
        Turn();
        // What lies in this thread's slot is of that slab too.
        pool.Rent().Dispose();
        Assert.Equal((0, 2), (pool.Statistics.Blocks.ItemsHeld, pool.Statistics.Slabs));
        owners[0].Dispose();
        Assert.Equal((0, 1), (pool.Statistics.Blocks.ItemsHeld, pool.Statistics.Slabs));
        Assert.Equal(2, pool.Statistics.Blocks.DroppedByReset);
    }

    [Fact]
    public void AnIdlePoolHasNoSlabsAfterSomeTides()
    {
        using PinnedMemoryPool pool = _pool;
        On.AnotherThread(() => End(Rent(100)));
        Turn();
        Turn();
        Turn();
        // What a thread had in its slot comes back when it is collected.
        Wait.For(() =>
        {
            Turn();
            return pool.Statistics.Slabs == 0;
        });
        Assert.Equal(0, pool.Statistics.SlabBytes);
    }

    [Fact]
    public void AShareOfTheBlocksStaysFree()
    {
        using var pool = new PinnedMemoryPool(new PinnedMemoryPoolOptions { MinFreeShare = 0.5 });
        IMemoryOwner<byte>[] owners = [.. Enumerable.Range(0, 320).Select(_ => pool.Rent())];
        End(owners[64..]);
        for (int tide = 0; tide < 4; tide++)
        {
            Tide.Turn([.. pool.Made().SelectMany(blocks => (ITidal[])[blocks.Pool, blocks])]);
            pool.Rent().Dispose();
        }

        Assert.Equal((4, 0.5), (pool.Statistics.Slabs, pool.Statistics.FreeShare));
        End(owners[..64]);
    }

    [Fact]
    public void ABlockThatIsCollectedIsLostAndItsSlabGoesWithoutIt()
    {
        using PinnedMemoryPool pool = _pool;
        IMemoryOwner<byte>[] owners = Rent(31);
        LoseOne();
        Wait.For(() => pool.Statistics.LostBlocks == 1);
        Assert.Equal("31/32 and 1 lost", Slabs());
        End(owners);
        pool.Trim();
        Assert.Equal("", Slabs());
        Assert.Equal((1L, 0), (pool.Statistics.LostBlocks, pool.Statistics.Slabs));
    }

    [Fact]
    public void WhoLostAnOwnerMayKeepItsMemory()
    {
        using PinnedMemoryPool pool = _pool;
        Memory<byte> memory = MemoryOfALostOwner();
        Wait.For(() => pool.Statistics.LostBlocks == 1);
        End(Rent(200));
        Assert.False(memory.Span.ContainsAnyExcept((byte)7));
    }

    [Fact]
    public void WhereThePinnedHeapIsExhaustedARentThrowsAndNothingIsLost()
    {
        bool isExhausted = false;
        using var pool = new PinnedMemoryPool(new PinnedMemoryPoolOptions
        {
            Allocate = length => isExhausted ? throw new OutOfMemoryException() : GC.AllocateUninitializedArray<byte>(length, pinned: true),
        });
        IMemoryOwner<byte>[] owners = [.. Enumerable.Range(0, SlabBlocks).Select(_ => pool.Rent())];
        isExhausted = true;
        Assert.Throws<OutOfMemoryException>(() => pool.Rent());
        Assert.Throws<OutOfMemoryException>(() => pool.RentSlice(10));
        Assert.Equal((SlabBlocks, 1), (pool.Statistics.Blocks.Rents, pool.Statistics.Slabs));
        owners[0].Dispose();
        owners[0] = pool.Rent();
        isExhausted = false;
        pool.Rent().Dispose();
        End(owners);
        Assert.Equal((0, 2), (pool.Statistics.Blocks.Outstanding, pool.Statistics.Slabs));
    }

    [Fact]
    public void SlabsCountInTheBudgetAndGiveWay()
    {
        var budget = new Budget(() => new MemoryReading(Collection: 1, Available: 80_000_000, Load: 0, HighLoad: 70_000_000));
        using var pool = new PinnedMemoryPool(new PinnedMemoryPoolOptions { Budget = budget });
        IMemoryOwner<byte>[] owners = [.. Enumerable.Range(0, 320).Select(_ => pool.Rent())];
        End(owners);
        long free = pool.Statistics.FreeBytes;
        Assert.Equal(320 * 4096, free);
        Assert.Equal(free, Budget.Sum(budget.Members.Select(member => member.Share)));
        budget.SetLimit(0);
        budget.Settle(isTide: false);
        budget.Settle(isTide: false);
        Assert.InRange(pool.Statistics.FreeBytes, 0, 2 * SlabBlocks * 4096);
        // Retention gave way: rents go on.
        pool.Rent().Dispose();
    }

    [Fact]
    public void BlocksAreMadeReadyBeforehand()
    {
        using PinnedMemoryPool pool = _pool;
        pool.Prewarm(40);
        Assert.Equal((40, 2), (pool.Statistics.Blocks.ItemsHeld, pool.Statistics.Slabs));
        _ = Rent(40);
        Assert.Equal(0, pool.Statistics.Blocks.Misses);
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Prewarm(-1));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LoseOne() => On.AnotherThread(() => _pool.Rent());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private Memory<byte> MemoryOfALostOwner()
    {
        Memory<byte> memory = default;
        On.AnotherThread(() =>
        {
            memory = _pool.Rent().Memory;
            memory.Span.Fill(7);
        });
        return memory;
    }

    private IMemoryOwner<byte>[] Rent(int count) => [.. Enumerable.Range(0, count).Select(_ => _pool.Rent())];

    private static void End(IMemoryOwner<byte>[] owners) => Array.ForEach(owners, owner => owner.Dispose());

    private void Turn() => Tide.Turn([.. _pool.Made().SelectMany(blocks => (ITidal[])[blocks.Pool, blocks])]);

    private string Slabs() => string.Join(", ", _pool.GetSlabs()
        .OrderByDescending(slab => slab.Out)
        .Select(slab => $"{slab.Out}/{slab.Blocks}{(slab.Lost > 0 ? $" and {slab.Lost} lost" : "")}"));
}
