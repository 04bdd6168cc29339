using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class ForeignReturnTests
{
    [Fact]
    public void What_was_never_lent_is_proven_where_the_recording_began_with_the_process()
    {
        Finding finding = Assert.Single(Foreign(fromStart: true).Diagnose().Findings, f => f.Rule == "RP1003");
        Assert.Equal((Severity.Error, "Shop.Maker.Give"), (finding.Severity, finding.Site?.Method));
        Assert.InRange(finding.Count, 90, 100);
    }

    [Fact]
    public void In_a_process_that_ran_before_it_is_not_decided() =>
        Assert.All(
            Foreign(fromStart: false).Diagnose().Findings.Where(f => f.Rule == "RP1003"),
            f => Assert.Equal(Severity.Info, f.Severity));

    [Fact]
    public void Behind_a_loss_nothing_is_proven()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        journal.Event(PoolEventKind.Rent, 0, 1);
        journal.Gap(new Gap(GapKind.Loss, 1, 2_000_000, new ThreadIndex(0), 5));
        Return(journal, journal.AddStack("Shop.Maker.Give"));
        journal.About = journal.About with { FromProcessStart = true };
        Assert.DoesNotContain(journal.Diagnose().Findings, f => f.Rule == "RP1003");
    }

    private static ScriptedJournal Foreign(bool fromStart)
    {
        ScriptedJournal journal = new();
        journal.AddPool();
        Return(journal, journal.AddStack("Shop.Maker.Give"));
        journal.About = journal.About with { FromProcessStart = fromStart };
        return journal;
    }

    private static void Return(ScriptedJournal journal, int stack)
    {
        for (int i = 0; i < 100; i++)
        {
            journal.Now += 20_000_000;
            journal.Event(PoolEventKind.Return, 0, (ulong)(1000 + i), stack: stack);
        }
    }
}
