using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

/// <summary>What the guard of a pool saw becomes findings without any statistics.</summary>
public class GuardMisuseTests
{
    private static readonly Frame[] Unknown = [];

    [Fact]
    public void A_second_return_names_both_places()
    {
        using ScriptedJournal journal = NewJournal();
        int stack = journal.AddStack("Shop.Desk.Again");
        Tell(journal, GuardReportKind.ReturnedTwice, At("Shop.Desk.Open"), At("Shop.Desk.Close"), At("Shop.Desk.Again"), stack: stack);
        Finding finding = Assert.Single(journal.Diagnose().Findings);
        Assert.Equal(("RP1002", Severity.Error, 1.0, 1), (finding.Rule, finding.Severity, finding.Confidence, finding.Count));
        Assert.Equal(("Shop.Desk.Again", "/src/Shop.cs", 7), (finding.Site?.Method, finding.Site?.File, finding.Site?.Line));
        Assert.Equal("Shop.Desk.Close", Assert.IsType<Site>(finding.Fact("firstReturn")).Method);
        Assert.Equal("Shop.Desk.Open", Assert.IsType<Site>(finding.Fact("rent")).Method);
        Assert.Contains("Shop.Desk.Close has returned it already", finding.Advice, StringComparison.Ordinal);
        Assert.Null(finding.RatePerSecond);
    }

    /// <summary>Who returned it a second time went unseen: neither of the two who have it now is to blame.</summary>
    [Fact]
    public void An_item_that_two_have_accuses_neither()
    {
        using ScriptedJournal journal = NewJournal();
        int stack = journal.AddStack("Shop.Desk.Other");
        Tell(journal, GuardReportKind.ReturnedTwice, At("Shop.Desk.Open"), Unknown, At("Shop.Desk.Other"), stack: stack);
        Finding finding = Assert.Single(journal.Diagnose().Findings);
        Assert.Equal(("RP1002", "handed out while it was out"), (finding.Rule, finding.Title));
        Assert.Null(finding.Site);
        Assert.Equal("Shop.Desk.Other", Assert.IsType<Site>(finding.Fact("nextRent")).Method);
    }

    [Theory]
    [InlineData("orders", "Return the item to orders, which lent it, and not to Rockpool #0.")]
    [InlineData("", "Return to Rockpool #0 only what it lent: items made elsewhere may still be used by others.")]
    public void A_foreign_item_names_the_pool_that_it_is_from_where_that_is_known(string home, string advice)
    {
        using ScriptedJournal journal = NewJournal();
        Tell(journal, GuardReportKind.ReturnedElsewhere, Unknown, Unknown, At("Shop.Desk.Close"), home: home);
        Finding finding = Assert.Single(journal.Diagnose().Findings);
        Assert.Equal(("RP1003", Severity.Error, "Shop.Desk.Close", advice), (finding.Rule, finding.Severity, finding.Site?.Method, finding.Advice));
    }

    [Fact]
    public void A_change_after_the_return_names_the_returner_and_the_fields()
    {
        using ScriptedJournal journal = NewJournal();
        Tell(journal, GuardReportKind.UsedAfterReturn, At("Shop.Desk.Open"), At("Shop.Desk.Close"), At("Shop.Desk.Next"), fields: "Weight\nLabel.Text");
        Finding finding = Assert.Single(journal.Diagnose().Findings);
        Assert.Equal(("RP1022", Severity.Error, "Shop.Desk.Close"), (finding.Rule, finding.Severity, finding.Site?.Method));
        Assert.Equal("Weight, Label.Text", finding.Fact("fields"));
        Assert.Equal("Shop.Desk.Next", Assert.IsType<Site>(finding.Fact("nextRent")).Method);
    }

    /// <summary>Such a read is refused and writes nothing: the advice spoke of fields that something wrote to.</summary>
    [Fact]
    public void A_read_through_a_lease_that_had_ended_is_not_told_as_a_write()
    {
        using ScriptedJournal journal = NewJournal();
        Tell(journal, GuardReportKind.UsedAfterReturn, At("Shop.Desk.Open"), At("Shop.Desk.Close"), At("Shop.Desk.Late"));
        Finding finding = Assert.Single(journal.Diagnose().Findings);
        Assert.Equal(("RP1022", "read through a lease that had ended", "Shop.Desk.Close"), (finding.Rule, finding.Title, finding.Site?.Method));
        Assert.Equal("Shop.Desk.Late", Assert.IsType<Site>(finding.Fact("read")).Method);
        Assert.Equal(
            "Read the item before its lease ends: Shop.Desk.Late asked for it after Shop.Desk.Close had ended the lease, and got an exception.",
            finding.Advice);
    }

    [Fact]
    public void Residues_of_one_place_are_one_finding_with_all_fields()
    {
        using ScriptedJournal journal = NewJournal();
        int stack = journal.AddStack("Shop.Desk.Close");
        Tell(journal, GuardReportKind.Residue, Unknown, At("Shop.Desk.Close"), Unknown, fields: "Weight");
        Tell(journal, GuardReportKind.Residue, Unknown, At("Shop.Desk.Close"), Unknown, fields: "Weight\nNote", stack: stack);
        Finding finding = Assert.Single(journal.Diagnose().Findings);
        Assert.Equal(("RP1023", Severity.Warning, 2L, 7), (finding.Rule, finding.Severity, finding.Count, finding.Site?.Line));
        Assert.Equal("Weight, Note", finding.Fact("fields"));
    }

    [Fact]
    public void A_write_beyond_what_was_asked_for_names_the_renter_and_the_elements()
    {
        using ScriptedJournal journal = NewJournal();
        Tell(journal, GuardReportKind.Overrun, At("Shop.Desk.Open"), At("Shop.Desk.Close"), Unknown, fields: "[100] to [105]");
        Finding finding = Assert.Single(journal.Diagnose().Findings);
        Assert.Equal(("RP1024", Severity.Info, "Shop.Desk.Open"), (finding.Rule, finding.Severity, finding.Site?.Method));
        Assert.Equal("[100] to [105]", finding.Fact("fields"));
        Assert.Equal("Shop.Desk.Close", Assert.IsType<Site>(finding.Fact("return")).Method);
    }

    [Fact]
    public void What_fields_are_called_is_cut()
    {
        using ScriptedJournal journal = NewJournal();
        string fields = string.Join('\n', Enumerable.Range(0, 50).Select(i => $"Field{i}")) + "\n" + new string('x', 5000);
        Tell(journal, GuardReportKind.Residue, Unknown, At(new string('m', 100)), Unknown, fields: fields);
        string told = (string)Assert.Single(journal.Diagnose().Findings).Fact("fields");
        Assert.EndsWith("Field11 and 39 more", told, StringComparison.Ordinal);
    }

    /// <summary>The leak that the guard saw and the one that the numbers show are one, and it has the stack's source line.</summary>
    [Fact]
    public void What_the_ledger_found_at_the_same_method_is_the_same_finding()
    {
        using ScriptedJournal journal = NewJournal();
        int stack = journal.AddStack("Shop.Desk.Lose");
        for (ulong item = 1; item <= 6; item++)
        {
            journal.Now += 100_000_000;
            journal.Event(PoolEventKind.Rent, 0, item, given: 1, stack: stack, bucket: (short)PoolTier.Created);
        }

        Tell(journal, GuardReportKind.Leaked, At("Shop.Desk.Lose"), Unknown, Unknown);
        Finding finding = Assert.Single(journal.Diagnose().Findings);
        Assert.Equal(("RP1001", Severity.Error, 1.0, 1), (finding.Rule, finding.Severity, finding.Confidence, finding.Count));
        Assert.Equal(7, finding.Site?.Line);
        Assert.NotEqual(0L, finding.Fact("overdue"));
        Assert.Null(finding.RatePerSecond);
    }

    [Fact]
    public void What_was_computed_without_a_place_is_told_with_what_was_seen()
    {
        using ScriptedJournal journal = NewJournal();
        for (ulong item = 1; item <= 6; item++)
        {
            journal.Now += 100_000_000;
            journal.Event(PoolEventKind.Rent, 0, item, given: 1, bucket: (short)PoolTier.Created);
        }

        Tell(journal, GuardReportKind.Leaked, At("Shop.Desk.Lose"), Unknown, Unknown);
        Finding finding = Assert.Single(journal.Diagnose().Findings);
        Assert.Equal(("Shop.Desk.Lose", 6L), (finding.Site?.Method, finding.Fact("withoutStack")));
    }

    [Fact]
    public void What_a_newer_library_finds_is_left_out()
    {
        using ScriptedJournal journal = NewJournal();
        Tell(journal, GuardReportKind.Unknown, Unknown, Unknown, At("Shop.Desk.Close"));
        Assert.Empty(journal.Diagnose().Findings);
    }

    [Fact]
    public void A_guard_that_was_not_always_heard_is_a_limit()
    {
        using ScriptedJournal journal = NewJournal();
        Tell(journal, GuardReportKind.Residue, Unknown, At("Shop.Desk.Close"), Unknown, fields: "Weight");
        journal.About = journal.About with { Duration = 10_000_000_000, PoolCoverage = [new Stretch(0, 2_000_000_000)] };
        Assert.Contains(journal.Diagnose().Limits, limit => limit.Contains("was recorded for 20 % of the time", StringComparison.Ordinal));
    }

    private static ScriptedJournal NewJournal()
    {
        ScriptedJournal journal = new() { Now = 1000 };
        journal.AddPool(PoolSource.Rockpool, SizeUnit.Items, 64);
        return journal;
    }

    private static Frame[] At(string method) =>
        [new("Rockpool.Pool`1.Return", "Rockpool", null, null, null), new(method, null, null, null, null), new("Shop.Program.Main", null, null, null, null)];

    private static void Tell(
        ScriptedJournal journal, GuardReportKind kind, Frame[] rented, Frame[] returned, Frame[] seen,
        string fields = "", string home = "", int stack = 0)
    {
        int report = journal.Catalog.GuardReports.Add(new GuardReport(kind, fields, home, rented, returned, seen));
        journal.Now += 1000;
        journal.Event(PoolEventKind.GuardFound, 0, 1, given: report, bucket: -1, stack: stack);
    }
}
