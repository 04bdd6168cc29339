using System.Runtime.CompilerServices;
using Rockpool.Budgets;
using Rockpool.Buffers;
using Rockpool.Events;
using Rockpool.Scopes;
using Rockpool.Tides;
using Rockpool.Tiers;

namespace Rockpool.Slabs;

/// <summary>
/// The blocks of one size: an object pool of them, and behind it the slabs, which it makes its items from and discards them to.
/// </summary>
internal sealed class BlockPool : ITidal, IBudgeted
{
    // Slabs of at most a megabyte, where that is enough for a few blocks.
    private const int MostSlabBytes = 1 << 20;
    private const int FewestBlocks = 8;
    private const int MostBlocks = 32;

    private readonly double _freeShare;
    private readonly SlabYard _yard;
    private readonly Stake _stake;
    private readonly PoolId _id = PoolIds.Take();
    // What was lent before the first tide is not known.
    private long _lentAtTide = long.MaxValue;
    private bool _isClosed;

    /// <param name="yard">The slabs; no other pool's.</param>
    /// <param name="freeShare">The share of all blocks that stays free when slabs stop lending.</param>
    /// <param name="options">The pool's.</param>
    /// <param name="layout">How much room there is in the tiers.</param>
    public BlockPool(SlabYard yard, double freeShare, PoolOptions options, Layout layout)
    {
        _freeShare = freeShare;
        _yard = yard;
        _stake = new Stake(options.Budget, weighs: true);
        Pool = new Pool<PinnedBlock>(new BlockPolicy(this), options, isAmbient: false, layout);
        Tide.Join(_id, this);
    }

    ~BlockPool()
    {
        if (!_isClosed)
            PoolIds.Give(_id);
    }

    public Pool<PinnedBlock> Pool { get; }

    public SlabYard Yard => _yard;

    Stake IBudgeted.Stake => _stake;

    /// <summary>What lies in slabs. It was good for nothing lately: the tiers serve what is.</summary>
    PoolShare IBudgeted.Share => new() { Name = $"{Pool.Name} (slabs)", Bytes = _yard.FreeBytes };

    /// <summary>Makes one of blocks of a length.</summary>
    /// <param name="blockBytes">The length.</param>
    /// <param name="freeShare">The share of all blocks that stays free when slabs stop lending.</param>
    /// <param name="options">The pool's.</param>
    /// <param name="allocate">Gives an array of so many bytes on the pinned heap.</param>
    public static BlockPool Of(int blockBytes, double freeShare, PoolOptions options, Func<int, byte[]> allocate)
    {
        int slabBlocks = Math.Clamp(MostSlabBytes / blockBytes, FewestBlocks, MostBlocks);
        return new BlockPool(new SlabYard(blockBytes, slabBlocks, allocate), freeShare, options, ArrayLayout.Of(blockBytes, maxBytes: null));
    }

    /// <summary>Rents what lies in this thread's slot, and begins its lease; null if nothing does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PinnedBlock? RentSlot(out ThreadCache<PinnedBlock>? cache)
    {
        cache = Pool.Mine();
        if (cache is null || Atomic.PlainRead(ref cache.Slot) is not { } block)
            return null;
        Atomic.PlainWrite(ref cache.Slot, null);
        cache.SlotHits++;
        block.BeginAt(cache);
        return block;
    }

    /// <summary>Rents a block, from wherever there is one.</summary>
    /// <param name="asked">The holder will be shown so much of it.</param>
    public PinnedBlock Rent(int asked) => RentSlot(out ThreadCache<PinnedBlock>? cache) ?? RentBeyond(Pool, cache, asked);

    /// <summary>Rents beyond the slot, blocks or memory of its own.</summary>
    /// <param name="pool">Where.</param>
    /// <param name="cache">This thread's; null if it is not known.</param>
    /// <param name="asked">The holder will be shown so much of it; <see cref="Asked.Nothing"/> for all.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static PinnedBlock RentBeyond(Pool<PinnedBlock> pool, ThreadCache<PinnedBlock>? cache, int asked)
    {
        PinnedBlock block = cache is null ? pool.Rent(asked) : pool.RentBeyondSlot(cache, asked);
        block.BeginAt(cache ?? pool.Meet());
        pool.Lent(block, block);
        return block;
    }

    /// <summary>Ends a lease of a block and brings it home.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void End(PinnedBlock block, long version)
    {
        object? me = ThreadTable.Me;
        if (!block.TryEndAtHome(version, me, out object? lent) || lent is null)
        {
            // Elsewhere, or a second time.
            block.Pool.End(block, version, me);
            return;
        }

        ThreadCache<PinnedBlock> cache = Unsafe.As<ThreadCache<PinnedBlock>>(block.Home!);
        // What Return does, without a call of the policy. A shut gate equals nothing, an open one an empty slot.
        if (block.Slab is not { IsDraining: false } || !ReferenceEquals(Atomic.PlainRead(ref cache.Slot), cache.Gate))
        {
            Return(cache, block);
            return;
        }

        cache.Returns++;
        Atomic.Store(ref cache.Slot, block);
        // Who closes the pool shuts the gate and passes the barrier before it looks for what is left: without a second look a
        // block that comes home meanwhile would keep its slab for as long as the thread lives.
        if (Atomic.Load(ref cache.Gate) is not null)
            Withdraw(cache, block);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Return(ThreadCache<PinnedBlock> cache, PinnedBlock block)
    {
        // As above, one step farther.
        if (cache.Gate is null && block.Slab is { IsDraining: false } && !Wanted.Items)
        {
            cache.Returns++;
            if (!cache.TryPush(block))
                block.Pool.Keep(cache, block);
            return;
        }

        block.Pool.Return(cache, block);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Withdraw(ThreadCache<PinnedBlock> cache, PinnedBlock block)
    {
        // A tide may have forgotten it already; nobody else takes it.
        Atomic.PlainWrite(ref cache.Slot, null);
        block.Pool.Keep(cache, block);
    }

    /// <summary>Takes a block out of a slab, for the pool.</summary>
    public PinnedBlock TakeOut()
    {
        PinnedBlock block = _yard.Take(Pool, out bool isNew);
        if (isNew)
        {
            _stake.Grew(new Stock(0, _yard.SlabBytes));
            if (_stake.Budget.IsDue)
                _stake.Budget.Request();
        }

        if (_yard.HasEnds)
            TellEnds();
        return block;
    }

    /// <summary>Puts a block back that the pool does not keep.</summary>
    public void PutBack(PinnedBlock block)
    {
        if (_yard.Give(block))
            TellEnds();
    }

    /// <summary>Lets all go that is idle.</summary>
    public void Trim()
    {
        Pool.Trim();
        _yard.Shed(long.MaxValue);
        TellEnds();
    }

    public PinnedMemoryStatistics AddTo(PinnedMemoryStatistics sum)
    {
        PoolStatistics pool = Pool.Statistics;
        SlabOccupancy[] slabs = _yard.Count();
        long bytes = (long)slabs.Length * _yard.SlabBytes;
        return sum with
        {
            Blocks = StatisticsSum.Add(sum.Blocks, pool),
            Slabs = sum.Slabs + slabs.Length,
            DrainingSlabs = sum.DrainingSlabs + slabs.Count(slab => slab.IsDraining),
            SlabBytes = sum.SlabBytes + bytes,
            FreeBytes = sum.FreeBytes + (slabs.Sum(slab => slab.Blocks - slab.Out - slab.Lost) + pool.ItemsHeld) * _yard.BlockBytes,
            DrainsDone = sum.DrainsDone + _yard.DrainsDone,
            DrainsFailed = sum.DrainsFailed + _yard.DrainsFailed,
            LostBlocks = sum.LostBlocks + _yard.LostBlocks,
        };
    }

    public void Close()
    {
        _isClosed = true;
        GC.SuppressFinalize(this);
        Tide.Leave(_id);
        PoolIds.Give(_id);
        Pool.Dispose();
        _yard.Close();
    }

    void ITidal.Claim()
    {
        // The pool of the blocks is reached by the tide itself.
    }

    /// <summary>After all pools ebbed, since blocks come back by that.</summary>
    Action ITidal.Ebb() => Drain;

    Action IBudgeted.GiveWay(long bytes) => () =>
    {
        _yard.Shed(bytes);
        TellEnds();
    };

    void IBudgeted.Regrow()
    {
        // Nothing confines slabs.
    }

    void IBudgeted.NoteTide()
    {
        // No hits are counted here.
    }

    /// <summary>Has slabs stop lending that neither this tide nor the one before needed.</summary>
    private void Drain()
    {
        long lent = Pool.Statistics.Outstanding;
        double needed = Math.Max(lent, Interlocked.Exchange(ref _lentAtTide, lent)) / (1 - _freeShare);
        if (_yard.HasSurplus(needed))
        {
            // Idle blocks go to their slabs first: which are the emptiest depends on who holds blocks, not on what lies in tiers.
            Pool.Flush();
            _yard.Drain(needed);
        }

        TellEnds();
    }

    private void TellEnds()
    {
        foreach (DrainEnd end in _yard.TakeEnds())
            Pool.TellDrained(end);
    }
}
