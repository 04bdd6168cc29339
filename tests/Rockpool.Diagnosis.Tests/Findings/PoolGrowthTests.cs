using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class PoolGrowthTests
{
    private const long Duration = 9_000_000_000;

    [Fact]
    public void A_size_that_allocates_to_the_end_is_told_where_rents_were_not_followed()
    {
        Finding finding = Assert.Single(Rare(PoolEventKind.Miss, _ => true).Diagnose().Findings, f => f.Rule == "RP1001");
        Assert.Equal((Severity.Warning, "pool grows"), (finding.Severity, finding.Title));
        Assert.Equal("Shop.Leaky.Read", ((Site)finding.Fact("mostAllocations")).Method);
    }

    [Fact]
    public void A_size_that_only_filled_is_not() =>
        Assert.Empty(Rare(PoolEventKind.Miss, time => time < Duration / 2).Diagnose().Findings);

    [Fact]
    public void A_size_that_lets_go_what_it_never_had_is_told_as_a_note()
    {
        Finding finding = Assert.Single(Rare(PoolEventKind.Drop, _ => true).Diagnose().Findings);
        Assert.Equal(("RP1002", Severity.Info), (finding.Rule, finding.Severity));
    }

    // Only the rare events, of which a window in ten seconds has the rents.
    private static ScriptedJournal Rare(PoolEventKind kind, Func<long, bool> happens)
    {
        ScriptedJournal journal = new();
        journal.AddPool();
        int stack = journal.AddStack("Shop.Leaky.Read");
        journal.Gap(new Gap(GapKind.NotRecorded, 0, Duration, null, 0));
        for (ulong item = 0; item < 900; item++)
        {
            journal.Now += Duration / 900;
            if (happens(journal.Now)) journal.Event(kind, 0, item, stack: stack);
        }

        journal.About = journal.About with
        {
            Duration = Duration,
            PoolCoverage = [new Stretch(Duration - 1_000_000, Duration)],
            RareCoverage = [new Stretch(0, Duration)],
        };
        return journal;
    }
}
