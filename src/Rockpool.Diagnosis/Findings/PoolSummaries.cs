using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>Sums up what a pool did.</summary>
internal static class PoolSummaries
{
    // The replay of thread slots is trusted as long as hardly any rent contradicts it.
    private const double MostContradictions = 0.01;

    /// <summary>The summary of a pool.</summary>
    public static PoolSummary Summarise(PoolBook pool)
    {
        PoolAccount account = pool.Account;
        ThreadSlots? slots = TrustedSlots(account);
        bool tellsRents = account.Info.Source != PoolSource.RecyclableBuffer;
        return new PoolSummary
        {
            Source = account.Info.Source,
            Name = pool.Name,
            Rents = account.Rents,
            Returns = account.Returns,
            Finalized = account.Misuses.Where(m => m.Key.Reason == PoolEventReason.FinalizedUndisposed).Sum(m => m.Value.Count),
            Misses = account.Misses,
            ColdMisses = account.UsedClasses().Sum(size => size.Account.MissesAtNewPeak),
            ThreadSlotHits = slots?.SlotHits ?? Sum(account.Tiers, PoolTier.Slot, PoolTier.Magazine),
            SharedHits = slots?.SharedHits ?? Sum(account.Tiers, PoolTier.Shelf, PoolTier.Victim),
            Tiers = account.Tiers?.Select((count, tier) => ((PoolTier)tier, count)).ToDictionary(),
            SlowPaths = [.. account.Slow.Select(Slow).OrderByDescending(slow => slow.Count).ThenByDescending(slow => slow.Longest)],
            Drops = account.Drops,
            DropReasons = account.DropReasons,
            Trims = account.Trims,
            HitRate = tellsRents && account.Rents > 0 ? 1 - ((double)Math.Min(account.Misses, account.Rents) / account.Rents) : null,
            Outstanding = pool.Outstanding,
            Unknown = pool.Unknown + account.Forgotten,
            PeakOutstanding = account.PeakOut,
            BytesAsked = account.RentsWithAsked > 0 ? account.Asked * pool.ElementBytes : null,
            BytesGiven = pool.ElementBytes is { } bytes ? account.Given * bytes : null,
        };
    }

    private static SlowPath Slow(KeyValuePair<(PoolEventKind Operation, PoolTier Tier), SlowAccount> slow) =>
        new(slow.Key.Operation == PoolEventKind.SlowRent, slow.Key.Tier, slow.Value.Count, slow.Value.Total, slow.Value.Longest);

    private static long? Sum(long[]? tiers, PoolTier first, PoolTier last) =>
        tiers?[(int)first..((int)last + 1)].Sum();

    /// <summary>The replayed thread slots, or null where the pool has none or the replay does not fit its events.</summary>
    public static ThreadSlots? TrustedSlots(PoolAccount pool) =>
        pool.Design == PoolDesign.ThreadSlots && pool.Slots is { } slots
            && slots.Contradictions <= MostContradictions * pool.Rents ? slots : null;
}
