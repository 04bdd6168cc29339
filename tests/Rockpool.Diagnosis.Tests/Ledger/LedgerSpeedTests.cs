using System.Diagnostics;
using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Ledger;

/// <summary>Says how fast the ledger is; run it in Release with ROCKPOOL_LONG_TESTS=1. Judges memory only.</summary>
public class LedgerSpeedTests(ITestOutputHelper output)
{
    private const long Events = 4096 * 4883;

    [Fact]
    public void Twenty_million_events_in_little_memory()
    {
        Assert.SkipUnless(LongTests.Asked, "set ROCKPOOL_LONG_TESTS=1");
        using (EndlessJournal warm = new(2_000_000)) Run(warm);

        // Processor time, not time of day: it means the same on a busy machine.
        TimeSpan reading = Cost(static _ => { });
        TenancyLedger? ledger = null;
        TimeSpan both = Cost(journal => ledger = new TenancyLedger(journal.Catalog), batch => ledger!.Add(batch));
        output.WriteLine($"ledger alone: {Events / (both - reading).TotalSeconds / 1e6:0.0} M events/s of processor time");

        using EndlessJournal journal = new(Events);
        long start = Stopwatch.GetTimestamp();
        DiagnosisResult result = Run(journal);
        output.WriteLine($"whole: {Events / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e6:0.0} M events/s of time");
        long megabytes = GC.GetTotalMemory(forceFullCollection: true) >> 20;
        output.WriteLine($"managed memory: {megabytes} MB");
        Assert.Equal(Events / 2, result.Pools[0].Rents);
        Assert.InRange(megabytes, 0, 100);
    }

    private static TimeSpan Cost(Action<JournalBatch> consume) => Cost(static _ => { }, consume);

    private static TimeSpan Cost(Action<JournalReader> begin, Action<JournalBatch> consume)
    {
        using EndlessJournal journal = new(Events);
        begin(journal);
        JournalBatch batch = new();
        TimeSpan before = Environment.CpuUsage.UserTime;
        while (journal.Read(batch)) consume(batch);
        return Environment.CpuUsage.UserTime - before;
    }

    private static DiagnosisResult Run(JournalReader journal) =>
        Diagnoser.Run(journal, DiagnosisOptions.Default, null, TestContext.Current.CancellationToken);
}
