using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class StreamMisuseTests
{
    [Theory]
    [InlineData(PoolEventReason.DoubleDispose, "RP1017", Severity.Warning)]
    [InlineData(PoolEventReason.OverCapacity, "RP1019", Severity.Warning)]
    [InlineData(PoolEventReason.CopiedToArray, "RP1021", Severity.Info)]
    public void What_the_source_reports_is_told_at_its_place(PoolEventReason reason, string rule, Severity severity)
    {
        using ScriptedJournal journal = Streams();
        int stack = journal.AddStack("Shop.Mailer.Send");
        for (ulong i = 0; i < 3; i++)
        {
            journal.Now += 1_000_000_000;
            journal.Event(PoolEventKind.Misuse, 0, i, given: 1000, stack: stack, reason: reason);
        }

        Finding finding = Assert.Single(journal.Diagnose().Findings);
        Assert.Equal(
            (rule, severity, 3L, "Shop.Mailer.Send"),
            (finding.Rule, finding.Severity, finding.Count, finding.Site?.Method));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_finalised_stream_is_told_where_it_was_rented_and_counts_as_never_returned(bool disposedFirst)
    {
        using ScriptedJournal journal = Streams();
        int rented = journal.AddStack("Shop.Pictures.Load");
        int finaliser = journal.AddStack([new Frame("System.GC.RunFinalizers", "System.Private.CoreLib", null, null, null)]);
        journal.Now += 1000;
        journal.Event(PoolEventKind.Rent, 0, 7, stack: rented);
        journal.Now += 1_000_000_000;
        if (disposedFirst) journal.Event(PoolEventKind.Return, 0, 7, thread: 1, stack: finaliser);
        journal.Event(PoolEventKind.Misuse, 0, 7, thread: 1, stack: finaliser, reason: PoolEventReason.FinalizedUndisposed);

        DiagnosisResult result = journal.Diagnose();
        Finding finding = Assert.Single(result.Findings);
        Assert.Equal(("RP1018", Severity.Error, "Shop.Pictures.Load"), (finding.Rule, finding.Severity, finding.Site?.Method));
        PoolSummary pool = result.Pools[0];
        Assert.Equal((1, 0, 1, 0), (pool.Rents, pool.Returns, pool.Finalized, pool.Outstanding));
    }

    [Fact]
    public void Discards_that_are_allocated_again_cost()
    {
        using ScriptedJournal journal = new();
        journal.AddPool(PoolSource.RecyclableBuffer, SizeUnit.Bytes, 64);
        for (ulong i = 0; i < 100; i++)
        {
            journal.Now += 20_000_000;
            journal.Event(PoolEventKind.Miss, 0, 0, given: 131_072);
            journal.Event(PoolEventKind.Drop, 0, 0, given: 131_072, reason: PoolEventReason.EnoughFree);
        }

        Finding finding = Assert.Single(journal.Diagnose().Findings);
        Assert.Equal(("RP1020", Severity.Warning, 100L), (finding.Rule, finding.Severity, finding.Count));
    }

    private static ScriptedJournal Streams()
    {
        ScriptedJournal journal = new();
        journal.AddPool(PoolSource.RecyclableStream, SizeUnit.Bytes, 64);
        return journal;
    }
}
