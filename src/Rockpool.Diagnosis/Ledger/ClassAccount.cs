using System.Runtime.CompilerServices;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>What one size class of one pool did.</summary>
internal sealed class ClassAccount(TimeGrid grid)
{
    private SiteAccount? _unsited;

    /// <summary>What became of the items that were rented without a stack.</summary>
    public SiteAccount Unsited => _unsited ??= new SiteAccount(grid);

    /// <summary>Items allocated over time, whether rents were recorded or not; null where none was.</summary>
    public TimeHistory? Allocated { get; private set; }

    /// <summary>Items dropped and trimmed over time, whether rents were recorded or not; null where none was.</summary>
    public TimeHistory? LetGo { get; private set; }

    /// <summary>The largest size given, in the pool's unit.</summary>
    public long Size { get; set; }

    public long Rents { get; set; }

    public long Returns { get; set; }

    public long Misses { get; set; }

    public long Drops { get; set; }

    public long Trims { get; set; }

    /// <summary>Rents less returns since the present window began; negative when items rented before come back.</summary>
    public long Net { get; private set; }

    /// <summary>The largest <see cref="Net"/> of the present window.</summary>
    public long Peak { get; private set; }

    /// <summary>How many ids of this size were seen in the present window: what a stranger's hash may collide with.</summary>
    public long Known { get; set; }

    /// <summary>
    /// Items met for the first time that were certainly never met before, over time, where ids are hashes: allocated
    /// just now, or rented before a window and returned in it. Each may have the id of one that is still out. Null
    /// where there was none.
    /// </summary>
    public TimeHistory? Strangers { get; private set; }

    /// <summary>Returns of items rented before the window, by the time since it began.</summary>
    public LogHistogram? RentedBefore { get; private set; }

    /// <summary>Misses with which more items were out than ever before: the pool had to grow.</summary>
    public long MissesAtNewPeak { get; set; }

    /// <summary>Misses that replaced an item which the pool had let go because its places were full.</summary>
    public long MissesAfterDrop { get; set; }

    /// <summary>Misses that replaced an item which the pool had trimmed.</summary>
    public long MissesAfterTrim { get; set; }

    /// <summary>Misses that replaced an item which the program's own reset said not to keep.</summary>
    public long MissesAfterRefusal { get; set; }

    /// <summary>Misses of sizes that the pool does not keep.</summary>
    public long MissesOverMaximum { get; set; }

    /// <summary>Misses although the pool had held enough before: its items lie where the renting thread does not look.</summary>
    public long MissesOutOfReach { get; set; }

    /// <summary>Size of all misses, in the pool's unit.</summary>
    public long MissSize { get; set; }

    /// <summary>Dropped items that no miss has replaced yet.</summary>
    public long UnreplacedDrops { get; set; }

    /// <summary>Refused items that no miss has replaced yet.</summary>
    public long UnreplacedRefusals { get; set; }

    /// <summary>Trimmed items that no miss has replaced yet.</summary>
    public long UnreplacedTrims { get; set; }

    /// <summary>Counts an item that the pool allocated.</summary>
    public void AddAllocated() => (Allocated ??= new TimeHistory(grid)).Add();

    /// <summary>Counts an item that the pool let go.</summary>
    public void AddLetGo() => (LetGo ??= new TimeHistory(grid)).Add();

    /// <summary>Counts an item out.</summary>
    /// <returns>Whether more are out than ever before in the window.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Lend()
    {
        Rents++;
        if (++Net <= Peak) return false;
        Peak = Net;
        return true;
    }

    /// <summary>Counts an item in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakeBack()
    {
        Returns++;
        Net--;
    }

    /// <summary>Counts a return no longer: the finaliser made it, not the program.</summary>
    public void WithdrawReturn() => Returns--;

    /// <summary>Counts an item in that was rented before the window began, so long ago at least.</summary>
    public void AddRentedBefore(long sinceWindow) => (RentedBefore ??= new LogHistogram()).Add(sinceWindow);

    /// <summary>Counts an item that was never met before.</summary>
    public void AddStranger() => (Strangers ??= new TimeHistory(grid)).Add();

    /// <summary>Remembers an item that was not kept, for the miss that it will bring about.</summary>
    public void CountDropReason(PoolEventReason reason)
    {
        if (reason == PoolEventReason.Refused) UnreplacedRefusals++;
        else if (reason is not (PoolEventReason.OverMaximumSize or PoolEventReason.Closed)) UnreplacedDrops++;
    }

    /// <summary>Counts a miss to what brought it about.</summary>
    public void CountMissReason(PoolEventReason reason, bool newPeak)
    {
        if (reason is PoolEventReason.OverMaximumSize or PoolEventReason.NotPooled)
        {
            MissesOverMaximum++;
        }
        else if (newPeak)
        {
            MissesAtNewPeak++;
        }
        else if (UnreplacedRefusals > 0)
        {
            UnreplacedRefusals--;
            MissesAfterRefusal++;
        }
        else if (UnreplacedTrims > 0)
        {
            UnreplacedTrims--;
            MissesAfterTrim++;
        }
        else if (UnreplacedDrops > 0)
        {
            UnreplacedDrops--;
            MissesAfterDrop++;
        }
        else
        {
            MissesOutOfReach++;
        }
    }

    /// <summary>Starts a window: what was out is not known any more.</summary>
    public void BeginWindow() => (Net, Peak, Known) = (0, 0, 0);
}
