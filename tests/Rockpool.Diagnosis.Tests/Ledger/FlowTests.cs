using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Ledger;

/// <summary>Rents are counted for the labels and regions that their thread runs under at that moment.</summary>
public class FlowTests
{
    [Fact]
    public void A_rent_counts_for_what_its_thread_runs_under_then()
    {
        using ScriptedJournal journal = NewJournal();
        Label(journal, 0, "tenant=7\nuser=a");
        Rent(journal, 0, item: 1);
        Begin(journal, 0, 3, "request/GET");
        Rent(journal, 0, item: 2);
        Rent(journal, 1, item: 3);
        End(journal, 0, 3);
        Label(journal, 0, "tenant=8");
        Rent(journal, 0, item: 4);
        Label(journal, 0, "");
        Rent(journal, 0, item: 5);

        Assert.Equal(
            [
                new FlowSummary(false, "tenant=7", 2, 2, 2), new FlowSummary(false, "user=a", 2, 2, 2),
                new FlowSummary(true, "request/GET", 1, 1, 1), new FlowSummary(false, "tenant=8", 1, 1, 1),
            ],
            journal.Diagnose().Flows);
    }

    [Fact]
    public void An_item_that_comes_back_on_whichever_thread_is_not_out()
    {
        using ScriptedJournal journal = NewJournal();
        Label(journal, 0, "tenant=7");
        Rent(journal, 0, item: 1);
        Rent(journal, 0, item: 2);
        Label(journal, 0, "");
        journal.Event(PoolEventKind.Return, 0, 1, given: 1, thread: 1);
        Assert.Equal([new FlowSummary(false, "tenant=7", 2, 2, 1)], journal.Diagnose().Flows);
    }

    [Fact]
    public void Regions_inside_each_other_count_once_each_and_a_second_telling_changes_nothing()
    {
        using ScriptedJournal journal = NewJournal();
        Begin(journal, 0, 1, "request/GET");
        Begin(journal, 0, 2, "step/read");
        Begin(journal, 0, 3, "request/GET");
        Begin(journal, 0, 2, "step/read");
        Rent(journal, 0, item: 1);
        End(journal, 0, 2);
        Rent(journal, 0, item: 2);
        Assert.Equal(
            [new FlowSummary(true, "request/GET", 2, 2, 2), new FlowSummary(true, "step/read", 1, 1, 1)], journal.Diagnose().Flows);
    }

    [Fact]
    public void What_a_gap_hides_is_neither_out_nor_under_anything()
    {
        using ScriptedJournal journal = NewJournal();
        Label(journal, 0, "tenant=7");
        Rent(journal, 0, item: 1);
        journal.Now += 1000;
        journal.Gap(new Gap(GapKind.NotRecorded, journal.Now - 500, journal.Now, null, 0));
        Rent(journal, 0, item: 2);
        Assert.Equal([new FlowSummary(false, "tenant=7", 1, 1, 0)], journal.Diagnose().Flows);
    }

    [Fact]
    public void A_loss_hides_what_its_own_thread_runs_under()
    {
        using ScriptedJournal journal = NewJournal();
        Label(journal, 0, "tenant=7");
        Label(journal, 1, "tenant=8");
        Rent(journal, 1, item: 1);
        journal.Now += 1000;
        journal.Gap(new Gap(GapKind.Loss, journal.Now - 500, journal.Now, new ThreadIndex(0), 3));
        Rent(journal, 0, item: 2);
        Rent(journal, 1, item: 3);
        Assert.Equal([new FlowSummary(false, "tenant=8", 2, 2, 1)], journal.Diagnose().Flows);
    }

    [Fact]
    public void Names_without_end_are_summed_up()
    {
        using ScriptedJournal journal = NewJournal();
        for (int i = 0; i < 1500; i++)
        {
            Label(journal, 0, $"order={i}");
            Rent(journal, 0, item: (ulong)i + 1);
        }

        DiagnosisResult result = journal.Diagnose();
        Assert.Equal(1000, result.Flows.Count);
        Assert.Contains(result.Limits, limit => limit.StartsWith("500 rents were made under labels", StringComparison.Ordinal));
    }

    private static ScriptedJournal NewJournal()
    {
        ScriptedJournal journal = new() { Now = 1000 };
        journal.AddPool(PoolSource.Rockpool, SizeUnit.Items, 64);
        return journal;
    }

    private static void Rent(ScriptedJournal journal, int thread, ulong item)
    {
        journal.Now += 10;
        journal.Event(PoolEventKind.Rent, 0, item, given: 1, thread: thread, bucket: (short)PoolTier.Created)
            .Event(PoolEventKind.Miss, 0, item, given: 1, thread: thread, bucket: -1);
    }

    private static void Label(ScriptedJournal journal, int thread, string labels) =>
        Tell(journal, RuntimeEventKind.LabelsSet, thread, 0, labels);

    private static void Begin(ScriptedJournal journal, int thread, long region, string name) =>
        Tell(journal, RuntimeEventKind.RegionBegun, thread, region, name);

    private static void End(ScriptedJournal journal, int thread, long region) =>
        Tell(journal, RuntimeEventKind.RegionEnded, thread, region, "");

    private static void Tell(ScriptedJournal journal, RuntimeEventKind kind, int thread, long number, string text)
    {
        journal.Now += 10;
        journal.Happening(new RuntimeEvent(journal.Now, kind, new ThreadIndex(thread), StackIndex.None, number, -1, -1, 0, text));
    }
}
