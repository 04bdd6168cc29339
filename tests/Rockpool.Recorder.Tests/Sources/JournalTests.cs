using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Tests.NetTrace;
using Xunit;

namespace Rockpool.Recorder.Tests.Sources;

public sealed class JournalTests
{
    private const int Rented = 1;

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void BatchesHoldEveryEventOnceAndInOrder(int version)
    {
        NetTraceWriter writer = new(version);
        int kind = writer.Define(SourceEvents.ArrayPoolProvider, Rented);
        int collection = writer.Define(SourceEvents.RuntimeProvider, 3, version: 1);
        for (int i = 0; i < 10_000; i++)
            writer.Event(i % 10 == 9 ? new(collection, i, 1, []) : new(kind, i, 1 + i % 3, Fields(i, 16, 5, 0)) { Sorted = true });
        writer.SequencePoint(20_000);
        List<long> times = [];
        int runtime = 0;
        long until = long.MinValue;
        using NetTraceJournal journal = Open(writer.Finish());
        JournalBatch batch = new();
        while (journal.Read(batch))
        {
            Assert.All(batch.Pool.Time[..batch.Pool.Count], time => Assert.InRange(time, until, batch.Until));
            Assert.All(batch.Runtime, row => Assert.InRange(row.Time, until, batch.Until));
            times.AddRange(batch.Pool.Time[..batch.Pool.Count]);
            runtime += batch.Runtime.Count;
            until = batch.Until;
        }

        Assert.Equal(Enumerable.Range(0, 10_000).Where(i => i % 10 != 9).Select(i => (long)i), times);
        Assert.Equal(1000, runtime);
        Assert.Equal((10_000, 9_999), (journal.Info.Events, journal.Info.Duration));
        Assert.Equal([new Stretch(0, 9_999)], journal.Info.PoolCoverage);
        Assert.Equal([new Stretch(0, 9_999)], journal.Info.RareCoverage);
        Assert.Empty(journal.Info.StackCoverage);
        Assert.Empty(journal.Info.Remarks);
        Assert.Equal(4242, journal.Info.ProcessId);
        Assert.Equal(NetTraceWriter.Started, journal.Info.Started!.Value.UtcDateTime);
        Assert.False(journal.Read(batch));
        Assert.Equal(0, batch.Pool.Count);
    }

    [Fact]
    public void ALossIsAGapOfItsThread()
    {
        NetTraceWriter writer = new(4);
        int kind = writer.Define(SourceEvents.ArrayPoolProvider, Rented);
        writer.Event(new(kind, 10, 7, Fields(1, 16, 5, 0)) { Sorted = true });
        writer.Event(new(kind, 20, 8, Fields(2, 16, 5, 0)) { Sorted = true });
        writer.Lose(7, 3);
        writer.Event(new(kind, 40, 7, Fields(3, 16, 5, 0)) { Sorted = true });
        writer.SequencePoint(50);
        using NetTraceJournal journal = Open(writer.Finish());
        (List<Gap> gaps, int rows) = ReadAll(journal);
        Gap gap = Assert.Single(gaps);
        Assert.Equal((GapKind.Loss, 10, 40, 3), (gap.Kind, gap.From, gap.To, gap.LostEvents));
        Assert.Equal(7, journal.Catalog.Threads[gap.Thread!.Value.Value].OperatingSystemId);
        Assert.Equal((3, 3), (rows, journal.Info.LostEvents));
    }

    [Fact]
    public void ACutFileIsReadUpToTheCutAndSaysWhere()
    {
        NetTraceWriter writer = new(4) { BlockSize = 200 };
        int kind = writer.Define(SourceEvents.ArrayPoolProvider, Rented);
        for (int i = 0; i < 100; i++) writer.Event(new(kind, i, 1, Fields(i, 16, 5, 0)) { Sorted = true });
        byte[] trace = writer.Finish();
        using NetTraceJournal journal = Open(trace[..^300]);
        (List<Gap> gaps, int rows) = ReadAll(journal);
        Assert.InRange(rows, 1, 99);
        Assert.Equal(GapKind.Damage, Assert.Single(gaps).Kind);
        Assert.Contains("byte", Assert.Single(journal.Info.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void TheRundownIsNotPartOfTheRecording()
    {
        NetTraceWriter writer = new(4);
        int rent = writer.Define(SourceEvents.ArrayPoolProvider, Rented);
        int rundown = writer.Define(SourceEvents.RundownProvider, 146, version: 1);
        writer.Event(new(rent, 100, 1, Fields(1, 16, 5, 0)) { Sorted = true });
        writer.Event(new(rundown, 500, 2, []) { Sorted = true });
        writer.Event(new(rundown, 900, 2, []) { Sorted = true });
        writer.SequencePoint(1000);
        using NetTraceJournal journal = Open(writer.Finish());
        ReadAll(journal);
        Assert.Equal(500, journal.Info.Duration);
    }

    [Fact]
    public void UnexpectedPayloadsAreRemarked()
    {
        NetTraceWriter writer = new(4);
        int rent = writer.Define(SourceEvents.ArrayPoolProvider, Rented);
        writer.Event(new(rent, 100, 1, Fields(1)) { Sorted = true });
        using NetTraceJournal journal = Open(writer.Finish());
        Assert.Equal(0, ReadAll(journal).Rows);
        Assert.StartsWith("1 events were left out", Assert.Single(journal.Info.Remarks), StringComparison.Ordinal);
    }

    private static NetTraceJournal Open(byte[] trace) => new("test", NetTraceReader.Open(new MemoryStream(trace)));

    private static (List<Gap> Gaps, int Rows) ReadAll(NetTraceJournal journal)
    {
        List<Gap> gaps = [];
        int rows = 0;
        JournalBatch batch = new();
        while (journal.Read(batch))
        {
            gaps.AddRange(batch.Gaps);
            rows += batch.Pool.Count;
        }

        return (gaps, rows);
    }

    private static byte[] Fields(params int[] fields)
    {
        ByteWriter payload = new();
        foreach (int field in fields) payload.Int32(field);
        return payload.ToArray();
    }
}
