using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class CoverageTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void Glimpses_too_short_for_a_verdict_are_said_to_be_however_many_rents_they_hold()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        Traffic(journal, 0, 20_000, 500);
        journal.About = journal.About with
        {
            Duration = 10 * Second,
            PoolCoverage = [new Stretch(0, Second / 100)],
            Budget = 0.02,
            Overhead = 0.019,
        };

        string limit = Assert.Single(journal.Diagnose().Limits);
        Assert.Contains("coverage insufficient for a leak or a double return", limit, StringComparison.Ordinal);
        Assert.EndsWith("record with --exact.", limit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.019, "--for 334s or --budget 7%")]
    [InlineData(0.005, "--for 334s or --exact")]
    public void The_budget_advised_is_larger_only_where_it_was_used_up(double overhead, string advice)
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        Traffic(journal, 0, 1000, Second / 1000);
        journal.About = About(overhead);

        Assert.EndsWith($"record with {advice}.", Assert.Single(journal.Diagnose().Limits), StringComparison.Ordinal);
    }

    [Fact]
    public void No_longer_recording_is_advised_than_anybody_makes()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        Traffic(journal, 0, 10, Second / 10);
        journal.About = About(0.019);

        string limit = Assert.Single(journal.Diagnose().Limits);
        Assert.DoesNotContain("--for", limit, StringComparison.Ordinal);
        Assert.EndsWith("record with --exact.", limit, StringComparison.Ordinal);
    }

    [Fact]
    public void Pools_with_too_little_of_the_same_are_told_in_one_line()
    {
        using ScriptedJournal journal = new();
        for (int pool = 0; pool < 10; pool++)
        {
            journal.AddPool();
            Traffic(journal, pool, 100, Second / 1000);
        }

        journal.About = About(0.019);
        Assert.Contains("and 7 more: 900 rents", Assert.Single(journal.Diagnose().Limits), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_recorded_throughout_has_no_limit()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        Traffic(journal, 0, 100, Second / 100);
        Assert.Empty(journal.Diagnose().Limits);
    }

    // One second of a hundred, all but its edges: nine rents in ten count.
    private static RecordingInfo About(double overhead) => new()
    {
        Name = "scripted",
        Duration = 100 * Second,
        PoolCoverage = [new Stretch(0, Second)],
        Budget = 0.02,
        Overhead = overhead,
    };

    private static void Traffic(ScriptedJournal journal, int pool, int rents, long apart)
    {
        int stack = journal.AddStack("Shop.Orders.Read");
        for (ulong item = 0; item < (ulong)rents; item++)
        {
            journal.Now += apart;
            journal.Event(PoolEventKind.Rent, pool, item, stack: stack).Event(PoolEventKind.Return, pool, item, stack: stack);
        }
    }
}
