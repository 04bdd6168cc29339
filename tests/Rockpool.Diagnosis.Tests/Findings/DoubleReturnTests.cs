using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class DoubleReturnTests
{
    [Fact]
    public void Two_items_of_one_id_out_across_a_loss_are_not_one_returned_twice()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        At(100).Event(PoolEventKind.Rent, 0, 7);
        At(400).Gap(new Gap(GapKind.Loss, 200_000_000, 300_000_000, new ThreadIndex(3), 12));
        journal.Event(PoolEventKind.Rent, 0, 7, thread: 1);
        At(500).Event(PoolEventKind.Return, 0, 7);
        At(600).Event(PoolEventKind.Return, 0, 7, thread: 1);
        journal.About = journal.About with { Duration = 1_000_000_000 };

        Assert.DoesNotContain(journal.Diagnose().Findings, f => f.Rule == "RP1002");

        ScriptedJournal At(long milliseconds)
        {
            journal.Now = milliseconds * 1_000_000;
            return journal;
        }
    }

    [Fact]
    public void However_certain_no_statistical_verdict_is_told_as_certain()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        for (ulong i = 0; i < 5000; i++)
        {
            journal.Now += 1_000_000;
            journal.Event(PoolEventKind.Rent, 0, i).Event(PoolEventKind.Return, 0, i).Event(PoolEventKind.Return, 0, i);
        }

        Finding finding = Assert.Single(journal.Diagnose().Findings, f => f.Rule == "RP1002");
        Assert.Equal((Severity.Error, 0.999), (finding.Severity, finding.Confidence));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_double_return_is_found_at_the_second_place(int pool)
    {
        for (int seed = 0; seed < 10; seed++)
        {
            SimulatedProgram program = CleanPrograms.Make(seed);
            SimulatedSite site = new SimulatedSite
            {
                Method = "Shop.Twice.Read",
                Pool = program.Pools[pool],
                PerSecond = 200,
                TwiceShare = 0.02,
                HoldSeconds = p => p.Exponential(0.002),
                Size = 512,
            }.Start(program);

            Finding finding = Assert.Single(
                program.Diagnose(new RecordingPlan(CleanPrograms.Duration)).Findings, f => f.Severity >= Severity.Warning);
            Assert.Equal(("RP1002", "Shop.Twice.ReadAgain"), (finding.Rule, finding.Site?.Method));
            Assert.InRange(finding.Count, 1, site.DefectsDone);
        }
    }

    [Fact]
    public void A_second_return_that_a_frame_without_a_name_hides_is_nobody_elses()
    {
        using ScriptedJournal journal = new() { Now = 1_000_000_000 };
        journal.AddPool();
        int rent = journal.AddStack("Shop.Orders.Read");
        int known = journal.AddStack("Shop.Orders.Done");
        int hidden = journal.AddStack([
            new("System.Buffers.SharedArrayPool`1.Return", "System.Private.CoreLib", null, null, "System.Byte"),
            new(null, null, null, null, null),
            new("Shop.Program.Main", "Shop", null, null, null)]);
        for (int item = 0; item < 1000; item++)
        {
            journal.Now += 1_000_000;
            journal.Event(PoolEventKind.Rent, 0, (ulong)item, stack: rent);
            journal.Now += 1_000_000;
            journal.Event(PoolEventKind.Return, 0, (ulong)item, stack: known);
            journal.Now += 1_000_000;
            if (item % 10 == 0) journal.Event(PoolEventKind.Return, 0, (ulong)item, stack: item < 30 ? known : hidden);
        }

        journal.Now += 1_000_000_000;
        Finding finding = Assert.Single(journal.Diagnose().Findings, f => f.Rule == "RP1002");
        Assert.Equal(100, finding.Count);
        Assert.Null(finding.Site);
    }
}
