using Rockpool.Diagnosis.Findings;
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
        };

        string limit = Assert.Single(journal.Diagnose().Limits);
        Assert.Contains("coverage insufficient for a leak or a double return", limit, StringComparison.Ordinal);
        Assert.EndsWith("record with --exact.", limit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4000, "a leak", "--for 223s or --budget 5%")]
    [InlineData(2000, "a leak or a double return", "--for 445s or --budget 9%")]
    [InlineData(1000, "a leak or a double return", "--budget 18%")]
    public void As_much_more_time_or_budget_is_advised_as_rents_are_missing(int rents, string defects, string advice)
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        Traffic(journal, 0, rents, Second / rents);
        journal.About = About();

        string limit = Assert.Single(journal.Diagnose().Limits);
        Assert.StartsWith($"coverage insufficient for {defects} of one rent", limit, StringComparison.Ordinal);
        Assert.EndsWith($"8,000 in each would do; record with {advice}.", limit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(900, 2, "--for 20s")]
    [InlineData(50, 2, "--for 356s")]
    [InlineData(20, 2, "--exact --for 401s")]
    [InlineData(60, 50, "--exact --for 134s")]
    [InlineData(10, 100, "--exact --for 801s")]
    public void What_is_rented_rarely_wants_more_time_even_where_all_is_recorded(int rents, int apart, string advice)
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        Traffic(journal, 0, rents, Second / rents);
        journal.About = About() with { Duration = apart * Second, PoolCoverage = [new Stretch(0, Second)] };

        Assert.EndsWith($"; record with {advice}.", Assert.Single(journal.Diagnose().Limits), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(null)]
    public void Where_all_was_recorded_only_more_time_is_advised(double? budget)
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        Traffic(journal, 0, 80, Second / 1000);
        journal.About = About() with { Duration = Second * 80 / 1000, PoolCoverage = [], Budget = budget };

        Assert.EndsWith("; record with --for 9s.", Assert.Single(journal.Diagnose().Limits), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_found_is_not_said_to_be_hidden_but_more_of_it_may_be()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        journal.AddPool();
        Traffic(journal, 0, 1000, Second / 2000, twice: true);
        Traffic(journal, 1, 1000, Second / 2000);
        journal.About = About();

        DiagnosisResult result = journal.Diagnose();
        Assert.Equal(("RP1002", Severity.Error), (result.Findings[0].Rule, result.Findings[0].Severity));
        Assert.Equal(2, result.Limits.Count);
        Assert.StartsWith(
            $"coverage insufficient for a leak or a further double return of one rent in a thousand in {result.Findings[0].Pool}:",
            result.Limits[0], StringComparison.Ordinal);
        Assert.StartsWith("coverage insufficient for a leak or a double return", result.Limits[1], StringComparison.Ordinal);
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

        journal.About = About();
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
    private static RecordingInfo About() => new()
    {
        Name = "scripted",
        Duration = 100 * Second,
        PoolCoverage = [new Stretch(0, Second)],
        Budget = 0.02,
    };

    private static void Traffic(ScriptedJournal journal, int pool, int rents, long apart, bool twice = false)
    {
        int stack = journal.AddStack([
            new("System.Buffers.ConfigurableArrayPool`1.Rent", "System.Private.CoreLib", null, null, "System.Byte"),
            new("Shop.Orders.Read", "Shop", null, null, null)]);
        for (ulong item = 0; item < (ulong)rents; item++)
        {
            journal.Now += apart;
            journal.Event(PoolEventKind.Rent, pool, item, stack: stack).Event(PoolEventKind.Return, pool, item, stack: stack);
            if (twice) journal.Event(PoolEventKind.Return, pool, item, stack: stack);
        }
    }
}
