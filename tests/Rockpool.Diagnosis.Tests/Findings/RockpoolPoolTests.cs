using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

/// <summary>Pools of the library itself: exact items, tiers, and operations that took long.</summary>
public class RockpoolPoolTests
{
    [Fact]
    public void Rents_are_summed_up_by_tier()
    {
        using ScriptedJournal journal = NewJournal();
        PoolTier[] tiers = [PoolTier.Created, PoolTier.Magazine, PoolTier.Magazine, PoolTier.Shelf, PoolTier.Steal, PoolTier.Victim];
        foreach (PoolTier tier in tiers) Pair(journal, tier);
        Pair(journal, PoolTier.Unknown);

        PoolSummary pool = Assert.Single(journal.Diagnose().Pools);
        Assert.Equal((7, 7, 2, 3), (pool.Rents, pool.Returns, pool.ThreadSlotHits, pool.SharedHits));
        Assert.Equal([0, 2, 1, 1, 1, 1], pool.Tiers!.OrderBy(tier => tier.Key).Select(tier => tier.Value));
        Assert.Null(pool.BytesGiven);
        Assert.Null(pool.LongestOperation);
    }

    [Fact]
    public void Slow_operations_are_counted_and_the_longest_is_told()
    {
        using ScriptedJournal journal = NewJournal();
        Pair(journal, PoolTier.Created);
        journal.Event(PoolEventKind.SlowRent, 0, 0, given: 200_000, bucket: (short)PoolTier.Created);
        journal.Event(PoolEventKind.SlowReturn, 0, 0, given: 900_000, bucket: (short)PoolTier.Shelf);
        PoolSummary pool = Assert.Single(journal.Diagnose().Pools);
        Assert.Equal((2, 900_000), (pool.SlowOperations, pool.LongestOperation));
        Assert.Equal(
            [new SlowPath(false, PoolTier.Shelf, 1, 900_000, 900_000), new SlowPath(true, PoolTier.Created, 1, 200_000, 200_000)],
            pool.SlowPaths);
        Assert.Equal((1, 1), (pool.Rents, pool.Returns));
    }

    [Fact]
    public void Drops_are_told_by_reason()
    {
        using ScriptedJournal journal = NewJournal();
        PoolEventReason[] reasons = [PoolEventReason.CutOff, PoolEventReason.Full, PoolEventReason.CutOff];
        foreach (PoolEventReason reason in reasons) journal.Event(PoolEventKind.Drop, 0, 1, given: 1, reason: reason);
        PoolSummary pool = Assert.Single(journal.Diagnose().Pools);
        Assert.Equal(3, pool.Drops);
        Assert.Equal((2, 1), (pool.DropReasons[PoolEventReason.CutOff], pool.DropReasons[PoolEventReason.Full]));
    }

    [Fact]
    public void Misses_after_refused_resets_say_so()
    {
        using ScriptedJournal journal = NewJournal();
        for (ulong item = 1; item <= 2000; item++)
        {
            journal.Now += 1_000_000;
            journal.Event(PoolEventKind.Rent, 0, item, given: 1, bucket: (short)PoolTier.Created)
                .Event(PoolEventKind.Miss, 0, item, given: 1, reason: PoolEventReason.PoolExhausted)
                .Event(PoolEventKind.Return, 0, item, given: 1)
                .Event(PoolEventKind.Drop, 0, item, given: 1, reason: PoolEventReason.Refused);
        }

        Finding finding = Assert.Single(journal.Diagnose().Findings, found => found.Rule == "RP1004");
        Assert.Equal("misses: resets refuse their items", finding.Title);
        Assert.Equal((0L, 1999L), (finding.Fact("afterDrop"), finding.Fact("afterRefusal")));
        Assert.DoesNotContain(finding.Evidence, fact => fact.Name == "size");
    }

    private static ScriptedJournal NewJournal()
    {
        ScriptedJournal journal = new();
        journal.AddPool(PoolSource.Rockpool, SizeUnit.Items, 64);
        return journal;
    }

    private static void Pair(ScriptedJournal journal, PoolTier tier)
    {
        journal.Now += 1000;
        journal.Event(PoolEventKind.Rent, 0, 1, given: 1, bucket: (short)tier);
        journal.Now += 1000;
        journal.Event(PoolEventKind.Return, 0, 1, given: 1, bucket: -1);
    }
}
