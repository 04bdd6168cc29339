using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Ledger;

public class TenancyTableTests
{
    [Fact]
    public void Items_at_rest_are_forgotten_and_open_ones_kept()
    {
        int forgotten = 0;
        TenancyTable table = new((in TenancyEntry _) => forgotten++);
        for (ulong item = 1; item <= 1_000_000; item++)
        {
            ref TenancyEntry entry = ref table.Find(item, 1, out bool added);
            Assert.True(added);
            (entry.RentTime, entry.Open) = ((long)item, (ushort)(item % 1000 == 0 ? 1 : 0));
        }

        Assert.InRange(table.Entries.Length, 1, 1 << 17);
        Assert.Equal(1_000_000, forgotten + table.Count);
        for (ulong item = 1000; item <= 1_000_000; item += 1000)
        {
            table.Find(item, 1, out bool added);
            Assert.False(added);
        }
    }

    [Fact]
    public void Items_all_seen_at_one_moment_are_forgotten_too()
    {
        TenancyTable table = new((in TenancyEntry _) => { });
        for (ulong item = 1; item <= 200_000; item++) table.Find(item, 1, out _).ReturnTime = 7;
        Assert.InRange(table.Entries.Length, 1, 1 << 17);
    }

    [Fact]
    public void A_table_full_of_open_items_forgets_the_oldest_and_says_so()
    {
        int forgotten = 0;
        TenancyTable table = new((in TenancyEntry entry) => forgotten += entry.Open);
        for (ulong item = 1; item <= 1_000_000; item++)
        {
            ref TenancyEntry entry = ref table.Find(item, 1, out _);
            (entry.RentTime, entry.Open) = ((long)item, 1);
        }

        Assert.Equal(1 << 19, table.Entries.Length);
        Assert.Equal(1_000_000, forgotten + table.Count);
        table.Find(1_000_000, 1, out bool youngestIsGone);
        table.Find(1, 1, out bool oldestIsGone);
        Assert.Equal((false, true), (youngestIsGone, oldestIsGone));
    }

    [Fact]
    public void What_had_to_be_forgotten_is_unknown_and_not_accused()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        for (ulong item = 1; item <= 400_000; item++)
        {
            journal.Now += 25_000;
            journal.Event(PoolEventKind.Rent, 0, item);
        }

        DiagnosisResult result = journal.Diagnose();
        Assert.True(result.Pools[0].Unknown > 100_000);
        Assert.Equal(400_000, result.Pools[0].Unknown + result.Pools[0].Outstanding);
        Assert.Contains(result.Limits, l => l.Contains("too many to follow", StringComparison.Ordinal));
    }
}
