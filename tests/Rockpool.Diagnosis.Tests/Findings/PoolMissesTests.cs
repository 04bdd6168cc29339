using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class PoolMissesTests
{
    [Fact]
    public void Bursts_deeper_than_the_shelf_are_told_with_the_place_and_the_bytes()
    {
        SimulatedProgram program = new(1, 0);
        SharedPoolModel pool = program.AddShared(shelfPlaces: 8);
        int stack = program.AddStack("Shop.Export.Run");
        for (int burst = 1; burst < 100; burst++) program.At(burst * 20_000_000L, () => Burst(program, pool, stack));

        DiagnosisResult diagnosis = program.Diagnose(new RecordingPlan(2_000_000_000));
        Finding finding = Assert.Single(diagnosis.Findings, f => f.Severity >= Severity.Warning);
        Assert.Equal(("RP1004", "Shop.Export.Run"), (finding.Rule, finding.Site?.Method));
        Assert.Equal(pool.AllocatedItems, finding.Count);
        Assert.Equal(finding.Count - 40, finding.Fact("afterDrop"));
        Assert.Equal(40, Assert.Single(diagnosis.Pools).ColdMisses);
        Assert.Equal(pool.AllocatedItems * 4096, finding.Fact("bytesAllocated"));
    }

    [Fact]
    public void Filling_the_pool_is_no_finding_but_counted()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        for (ulong item = 0; item < 100; item++)
        {
            journal.Now += 1000;
            journal.Event(PoolEventKind.Rent, 0, item, bucket: -1);
            journal.Event(PoolEventKind.Miss, 0, item, bucket: -1, reason: PoolEventReason.PoolExhausted);
        }

        DiagnosisResult diagnosis = journal.Diagnose();
        Assert.DoesNotContain(diagnosis.Findings, f => f.Rule == "RP1004");
        PoolSummary pool = Assert.Single(diagnosis.Pools);
        Assert.Equal((100L, 100L), (pool.Misses, pool.ColdMisses));
    }

    [Fact]
    public void Arrays_over_the_maximum_are_told_as_such()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        for (ulong item = 0; item < 200; item++)
        {
            journal.Now += 5_000_000;
            journal.Event(PoolEventKind.Rent, 0, item, given: 3_000_000, bucket: -1);
            journal.Event(PoolEventKind.Miss, 0, item, given: 3_000_000, bucket: -1, reason: PoolEventReason.OverMaximumSize);
            journal.Event(PoolEventKind.Return, 0, item, given: 3_000_000);
            journal.Event(PoolEventKind.Drop, 0, item, given: 3_000_000, bucket: -1, reason: PoolEventReason.OverMaximumSize);
        }

        Finding finding = Assert.Single(journal.Diagnose().Findings, f => f.Rule == "RP1004");
        Assert.Equal((Severity.Warning, 200L), (finding.Severity, (long)finding.Fact("overMaximum")));
    }

    private static void Burst(SimulatedProgram program, SharedPoolModel pool, int stack)
    {
        List<(SimulatedItem Item, SimulatedTenancy Tenancy)> held = [];
        for (int i = 0; i < 40; i++)
        {
            SimulatedItem item = program.Rent(pool, 0, 4096, stack, out SimulatedTenancy tenancy);
            held.Add((item, tenancy));
        }

        program.After(0.001, () => held.ForEach(h => program.Return(pool, 0, h.Item, stack, h.Tenancy)));
    }
}
