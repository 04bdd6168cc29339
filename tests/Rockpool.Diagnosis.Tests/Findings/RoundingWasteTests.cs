using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class RoundingWasteTests
{
    [Theory]
    [InlineData(400_000, Severity.Warning)]
    [InlineData(700_000, Severity.Info)]
    public void Waste_is_told_with_its_share(long asked, Severity severity)
    {
        Finding finding = Assert.Single(Streams(asked).Diagnose().Findings, f => f.Rule == "RP1005");
        Assert.Equal(severity, finding.Severity);
        Assert.Equal(1 - (asked / 1_000_000.0), (double)finding.Fact("wasteShare"), 12);
    }

    [Theory]
    [InlineData(950_000)]
    [InlineData(-1)]
    public void Little_waste_and_unknown_waste_are_not(long asked) =>
        Assert.DoesNotContain(Streams(asked).Diagnose().Findings, f => f.Rule == "RP1005");

    private static ScriptedJournal Streams(long asked)
    {
        ScriptedJournal journal = new();
        journal.AddPool(PoolSource.RecyclableStream, SizeUnit.Bytes, 64);
        for (ulong item = 0; item < 50; item++)
        {
            journal.Now += 10_000_000;
            journal.Event(PoolEventKind.Rent, 0, item, given: 1_000_000, asked: asked);
            journal.Event(PoolEventKind.Return, 0, item, given: 1_000_000);
        }

        return journal;
    }
}
