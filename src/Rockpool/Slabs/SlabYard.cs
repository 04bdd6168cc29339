using System.Diagnostics;
using System.Numerics;

namespace Rockpool.Slabs;

/// <summary>
/// The slabs of a pool, by how many free blocks they have, so that the fullest one that has any lends first. Everything here is
/// behind one door: blocks come and go here only where the pool's tiers are empty or full, and at tides.
/// </summary>
/// <param name="blockBytes">A multiple of <see cref="Slab.Alignment"/>.</param>
/// <param name="slabBlocks">Blocks of a slab.</param>
/// <param name="allocate">Gives an array of so many bytes on the pinned heap.</param>
internal sealed class SlabYard(int blockBytes, int slabBlocks, Func<int, byte[]> allocate)
{
    private readonly Lock _door = new();
    private readonly List<Slab>[] _rows = [.. Enumerable.Range(0, slabBlocks + 1).Select(_ => new List<Slab>())];
    private readonly List<Slab> _draining = [];
    private readonly List<DrainEnd> _ends = [];

    // One bit for each row that has slabs.
    private ulong _rowsInUse;
    private int _lending;
    private int _free;
    private int _untold;
    private bool _isClosed;

    public int BlockBytes => blockBytes;

    /// <summary>What a slab lends; there is somewhat more to it, to begin at a multiple.</summary>
    public int SlabBytes => blockBytes * slabBlocks;

    /// <summary>Slabs that stopped lending and went with their last block.</summary>
    public long DrainsDone { get; private set; }

    /// <summary>Slabs that stopped lending and were needed again before they were empty.</summary>
    public long DrainsFailed { get; private set; }

    /// <summary>Blocks that were collected while they were out.</summary>
    public long LostBlocks { get; private set; }

    /// <summary>Whether drains ended of which nobody has been told.</summary>
    public bool HasEnds => Volatile.Read(ref _untold) > 0;

    /// <summary>Bytes of blocks that lie in slabs, also in those that stopped lending.</summary>
    public long FreeBytes
    {
        get
        {
            lock (_door)
                return (long)(_free + _draining.Sum(slab => slab.Free)) * blockBytes;
        }
    }

    /// <summary>Lends a block of the fullest slab that lends. If none has one, slabs that stopped lending do so again, and only
    /// then there is a new slab.</summary>
    /// <param name="pool">The pool that the blocks of a new slab come home to.</param>
    /// <param name="isNew">Whether there is one.</param>
    /// <exception cref="OutOfMemoryException">There is no memory for one; nothing has changed.</exception>
    public PinnedBlock Take(Pool<PinnedBlock> pool, out bool isNew)
    {
        lock (_door)
        {
            isNew = false;
            Slab? slab = Fullest() ?? Reprieve();
            if (slab is null)
            {
                slab = new Slab(this, pool, allocate(SlabBytes + Slab.Alignment), slabBlocks);
                isNew = true;
                Enrol(slab);
            }

            Leave(slab);
            PinnedBlock block = slab.Take();
            Stand(slab);
            return block;
        }
    }

    /// <summary>Takes a block back. A slab that stopped lending goes with its last one.</summary>
    /// <returns>Whether it did.</returns>
    public bool Give(PinnedBlock block)
    {
        Slab slab = block.Slab!;
        lock (_door)
        {
            // What it tells when it is collected nobody wants to know any more.
            if (_isClosed)
                GC.SuppressFinalize(block);
            else if (slab.IsDraining)
                slab.Give(block);
            else
                Move(slab, block);
            return TryGo(slab);
        }
    }

    /// <summary>A block was collected while it was out. The memory is not lent again: who lost it may have kept a part.</summary>
    public void Lose(PinnedBlock block)
    {
        lock (_door)
        {
            LostBlocks++;
            block.Slab!.Lose();
            TryGo(block.Slab);
        }
    }

    /// <summary>Whether a slab could stop lending, and so many blocks would be left in those that lend.</summary>
    public bool HasSurplus(double blocks)
    {
        lock (_door)
            return IsSurplus(blocks);
    }

    /// <summary>Has the emptiest slabs stop lending, as long as so many blocks are left in those that lend.</summary>
    public void Drain(double blocks)
    {
        lock (_door)
        {
            long now = Stopwatch.GetTimestamp();
            while (IsSurplus(blocks))
            {
                Slab slab = Emptiest()!;
                Dismiss(slab);
                slab.StopLending(now);
                if (slab.Out > 0)
                    _draining.Add(slab);
                else
                    End(slab, isGone: true);
            }
        }
    }

    /// <summary>Lets slabs go of which nothing is out, until so many bytes are free.</summary>
    public void Shed(long bytes)
    {
        lock (_door)
        {
            long now = Stopwatch.GetTimestamp();
            while (bytes > 0 && Emptiest() is { Out: 0 } slab)
            {
                Dismiss(slab);
                slab.StopLending(now);
                End(slab, isGone: true);
                bytes -= SlabBytes;
            }
        }
    }

    /// <summary>Nothing is lent from now on; what is out keeps its slab alive until it comes home.</summary>
    public void Close()
    {
        lock (_door)
        {
            _isClosed = true;
            foreach (Slab slab in _rows.SelectMany(row => row).Concat(_draining))
                slab.Abandon();
            foreach (List<Slab> row in _rows)
                row.Clear();
            _draining.Clear();
            (_rowsInUse, _lending, _free) = (0, 0, 0);
        }
    }

    /// <summary>Takes the drains that ended since the last call.</summary>
    public DrainEnd[] TakeEnds()
    {
        lock (_door)
        {
            DrainEnd[] ends = [.. _ends];
            _ends.Clear();
            _untold = 0;
            return ends;
        }
    }

    /// <summary>Every slab: those that lend first.</summary>
    public SlabOccupancy[] Count()
    {
        lock (_door)
            return [.. _rows.SelectMany(row => row).Concat(_draining).Select(slab => new SlabOccupancy(slab.Blocks, slab.Out, slab.Lost, slab.IsDraining))];
    }

    /// <summary>Lets a slab go of which nothing is out, if it stopped lending, or will never be whole again.</summary>
    private bool TryGo(Slab slab)
    {
        if (_isClosed || slab.Out > 0)
            return false;
        if (_draining.Remove(slab))
        {
            End(slab, isGone: true);
            return true;
        }

        if (slab.Lost > 0 && !slab.IsDraining)
        {
            Dismiss(slab);
            slab.StopLending(Stopwatch.GetTimestamp());
            slab.Abandon();
        }

        return false;
    }

    private void Move(Slab slab, PinnedBlock block)
    {
        Leave(slab);
        slab.Give(block);
        Stand(slab);
    }

    private bool IsSurplus(double blocks) => _lending > 0 && (_lending - 1.0) * slabBlocks >= blocks;

    private Slab? Fullest()
    {
        ulong withFree = _rowsInUse & ~1UL;
        return withFree == 0 ? null : _rows[BitOperations.TrailingZeroCount(withFree)][^1];
    }

    private Slab? Emptiest() => _rowsInUse == 0 ? null : _rows[BitOperations.Log2(_rowsInUse)][^1];

    /// <summary>The fullest of those that stopped lending and have a block lends again.</summary>
    private Slab? Reprieve()
    {
        Slab? slab = _draining.Where(slab => slab.Free > 0).MinBy(slab => slab.Free);
        if (slab is null)
            return null;
        _draining.Remove(slab);
        slab.LendAgain();
        End(slab, isGone: false);
        Enrol(slab);
        return slab;
    }

    private void End(Slab slab, bool isGone)
    {
        _ends.Add(new DrainEnd(SlabBytes, isGone, (long)Stopwatch.GetElapsedTime(slab.DrainedSince).TotalNanoseconds));
        _untold = _ends.Count;
        if (!isGone)
        {
            DrainsFailed++;
            return;
        }

        DrainsDone++;
        slab.Abandon();
    }

    private void Enrol(Slab slab)
    {
        _lending++;
        Stand(slab);
    }

    private void Dismiss(Slab slab)
    {
        _lending--;
        Leave(slab);
    }

    private void Stand(Slab slab)
    {
        List<Slab> row = _rows[slab.Free];
        slab.Place = row.Count;
        row.Add(slab);
        _rowsInUse |= 1UL << slab.Free;
        _free += slab.Free;
    }

    private void Leave(Slab slab)
    {
        List<Slab> row = _rows[slab.Free];
        row[slab.Place] = row[^1];
        row[slab.Place].Place = slab.Place;
        row.RemoveAt(row.Count - 1);
        if (row.Count == 0)
            _rowsInUse &= ~(1UL << slab.Free);
        _free -= slab.Free;
    }
}
