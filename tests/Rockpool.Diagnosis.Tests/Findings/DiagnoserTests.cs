using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class DiagnoserTests
{
    [Fact]
    public void What_the_reader_throws_reaches_the_caller()
    {
        using FailingJournal journal = new();
        Assert.Throws<InvalidDataException>(() => journal.Diagnose());
    }

    [Fact]
    public void Cancelling_ends_it()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        using ScriptedJournal journal = new();
        Assert.ThrowsAny<OperationCanceledException>(
            () => Diagnoser.Run(journal, DiagnosisOptions.Default, null, cancelled.Token));
    }

    [Fact]
    public void An_empty_journal_says_nothing()
    {
        using ScriptedJournal journal = new();
        DiagnosisResult result = journal.Diagnose();
        Assert.Empty(result.Findings);
        Assert.Empty(result.Pools);
        Assert.Empty(result.Timeline.Points);
    }

    [Fact]
    public void The_time_line_knows_rents_misses_use_and_collections_with_their_pauses()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        for (ulong item = 0; item < 10; item++)
        {
            journal.Now += 100_000_000;
            journal.Event(PoolEventKind.Rent, 0, item, bucket: -1);
            journal.Event(PoolEventKind.Miss, 0, item, bucket: -1);
        }

        Tell(RuntimeEventKind.SuspensionStart, 500);
        Tell(RuntimeEventKind.CollectionStart, 501);
        Tell(RuntimeEventKind.ResumptionEnd, 503);
        Timeline timeline = journal.Diagnose().Timeline;
        Assert.Equal((10L, 10L), (timeline.Points.Sum(p => p.Rents), timeline.Points.Sum(p => p.Misses)));
        Assert.Equal(10, timeline.Points[^1].InUse);
        Assert.InRange(timeline.Points.Count, 250, 600);
        Assert.Equal([new CollectionMark(0.501, 2, 0.003)], timeline.Collections);

        void Tell(RuntimeEventKind kind, long milliseconds) => journal.Happening(new RuntimeEvent(
            milliseconds * 1_000_000, kind, new ThreadIndex(0), StackIndex.None, 1, 2, 0, 0, null));
    }

    [Fact]
    public void Pools_are_named_by_their_element_and_sum_up_what_they_did()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        int stack = journal.AddStack("Shop.Orders.Read");
        journal.Event(PoolEventKind.Rent, 0, 1, given: 64, stack: stack, bucket: -1);
        journal.Event(PoolEventKind.Miss, 0, 1, given: 64, stack: stack, bucket: -1);
        journal.Now = 1000;
        journal.Event(PoolEventKind.Return, 0, 1, given: 64);
        journal.Now = 2000;
        journal.Event(PoolEventKind.Rent, 0, 1, given: 64, stack: stack);
        PoolSummary pool = Assert.Single(journal.Diagnose().Pools);
        Assert.Equal("ArrayPool<byte>.Shared", pool.Name);
        Assert.Equal((2L, 1L, 1L, 1L, 128L), (pool.Rents, pool.Returns, pool.Misses, pool.Outstanding, pool.BytesGiven));
        Assert.Equal((0.5, 1L, 0L), (pool.HitRate, pool.ThreadSlotHits, pool.SharedHits));
    }

    [Fact]
    public void Pools_that_their_stacks_do_not_tell_apart_are_told_apart_by_their_ids()
    {
        using ScriptedJournal journal = new();
        int stack(string element) => journal.AddStack([
            new("System.Buffers.SharedArrayPool`1.Rent", null, null, null, element), new("Shop.Orders.Read", null, null, null, null)]);
        foreach (string element in (string[])["System.__Canon", "System.__Canon", "System.Byte"])
            journal.Event(PoolEventKind.Rent, journal.AddPool(), 1, stack: stack(element));

        Assert.Equal(
            ["ArrayPool<byte>.Shared", "ArrayPool<reference>.Shared #0", "ArrayPool<reference>.Shared #1"],
            journal.Diagnose().Pools.Select(p => p.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_out_when_recording_ends_stays_out_on_the_time_line_up_to_there()
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        for (ulong item = 0; item < 7; item++) journal.Event(PoolEventKind.Rent, 0, item);
        journal.Now = 10_000_000_000;
        journal.Gap(new Gap(GapKind.NotRecorded, 9_000_000_000, 10_000_000_000, null, 0));
        journal.About = journal.About with { PoolCoverage = [new Stretch(0, 9_000_000_000)] };

        IReadOnlyList<TimelinePoint> points = journal.Diagnose().Timeline.Points;
        Assert.All(points.Where(p => p.Seconds < 9), p => Assert.Equal(7, p.InUse));
        Assert.Null(points[^1].InUse);
    }

    private sealed class FailingJournal : JournalReader
    {
        public override Catalog Catalog { get; } = new(new StackTable(_ => []));

        public override RecordingInfo Info => new() { Name = "failing" };

        public override bool Read(JournalBatch batch) => throw new InvalidDataException("at byte 7");

        public override void Dispose()
        {
            // Nothing is held.
        }
    }
}
