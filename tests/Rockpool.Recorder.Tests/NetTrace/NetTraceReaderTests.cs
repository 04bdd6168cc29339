using CsCheck;
using Rockpool.Recorder.Decode.NetTrace;
using Xunit;

namespace Rockpool.Recorder.Tests.NetTrace;

public sealed class NetTraceReaderTests
{
    [Fact]
    public void WhatIsWrittenIsReadBackInTimeOrderWithItsLosses() => TraceScript.Gen.Sample(
        script =>
        {
            ReadTrace read = ReadTrace.From(script.Trace);
            Assert.Null(read.Damage);
            Assert.Equal(script.Events, read.Events);
            Assert.Equal(Sorted(script.Gaps), Sorted(read.Gaps));
        },
        iter: 300);

    [Fact]
    public void HowTheStreamIsCutIntoReadsDoesNotMatter() => Gen.Select(TraceScript.Gen, Gen.Int[1, 5000]).Sample(
        (script, piece) =>
        {
            ReadTrace read = ReadTrace.From(new TrickleStream(script.Trace, piece));
            Assert.Null(read.Damage);
            Assert.Equal(script.Events, read.Events);
        },
        iter: 60);

    [Fact]
    public void NothingEarlierFollowsAndGapsComeWithTheEventsThatEndThem() => TraceScript.Gen.Sample(
        script =>
        {
            using NetTraceReader reader = NetTraceReader.Open(new MemoryStream(script.Trace));
            var batch = new EventBatch();
            long until = 0;
            while (reader.Read(batch))
            {
                Assert.DoesNotContain(batch.Events.ToArray(), each => each.Timestamp < until);
                Assert.DoesNotContain(batch.Events.ToArray(), each => each.Timestamp > batch.Until);
                Assert.DoesNotContain(batch.Gaps, gap => gap.Before < until || gap.Before > batch.Until);
                Assert.True(batch.Until >= until);
                until = batch.Until;
            }
        },
        iter: 100);

    [Theory]
    [InlineData(4, 4)]
    [InlineData(5, 4)]
    [InlineData(6, 6)]
    public void TheHeaderSaysWhatWasWritten(int written, int said)
    {
        TraceHeader header = ReadTrace.From(new NetTraceWriter(written, processId: 77).Finish()).Header;
        Assert.Equal(new TraceHeader(said, NetTraceWriter.Started, 0, NetTraceWriter.Frequency, 8, 77, 2), header);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void DefinitionsAreKnownByContentOnce(int version)
    {
        var writer = new NetTraceWriter(version);
        int first = writer.Define("Provider", 7, "Seven", 3);
        writer.Event(new WrittenEvent(first, 5, 1, []));
        writer.SequencePoint(10, forget: version >= 6);
        writer.Event(new WrittenEvent(first, 15, 1, []));
        ReadTrace read = ReadTrace.From(writer.Finish());
        Assert.Equal([new EventDefinition("Provider", 7, "Seven", 3)], read.Definitions);
        Assert.Equal(2, read.Events.Count);
    }

    /// <summary>A live stream must not wait for bytes that the recorded process writes only later.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void EventsUpToASequencePointAreDeliveredBeforeMoreIsAskedFor(int version)
    {
        var writer = new NetTraceWriter(version);
        int kind = writer.Define("Provider", 1);
        for (int i = 0; i < 10; i++)
            writer.Event(new WrittenEvent(kind, 100 - i, Thread: i, [1, 2, 3]));
        writer.SequencePoint(200);
        byte[] live = writer.SoFar();
        var stream = new LiveStream(live);
        using NetTraceReader reader = NetTraceReader.Open(stream);
        var batch = new EventBatch();
        Assert.True(reader.Read(batch));
        Assert.Equal(10, batch.Events.Length);
        Assert.Equal(91, batch.Events[0].Timestamp);
        Assert.Equal(200, batch.Until);
        Assert.False(stream.WasAskedForMore);
    }

    [Fact]
    public void ASortedEventReleasesTheOlderOnesAndItself()
    {
        var writer = new NetTraceWriter(4);
        int kind = writer.Define("Provider", 1);
        writer.Event(new WrittenEvent(kind, 10, 1, []) { Sorted = true });
        writer.Event(new WrittenEvent(kind, 30, 1, []));
        writer.Event(new WrittenEvent(kind, 20, 2, []) { Sorted = true });
        var stream = new LiveStream(writer.SoFar());
        using NetTraceReader reader = NetTraceReader.Open(stream);
        var batch = new EventBatch();
        Assert.True(reader.Read(batch));
        Assert.Equal([10, 20], batch.Events.ToArray().Select(each => each.Timestamp));
        Assert.Equal(20, batch.Until);
        Assert.False(stream.WasAskedForMore);
    }

    [Fact]
    public void AnEventSpeaksOfTheThreadItNamesAndCountsForTheOneThatWroteIt()
    {
        var writer = new NetTraceWriter(4);
        int kind = writer.Define("Provider", 1);
        writer.Event(new WrittenEvent(kind, 10, Thread: 1, []) { CaptureThread = 9 });
        writer.Event(new WrittenEvent(kind, 20, Thread: 2, []) { CaptureThread = 9 });
        writer.Event(new WrittenEvent(kind, 30, Thread: 2, []));
        ReadTrace read = ReadTrace.From(writer.Finish());
        Assert.Equal([1, 2, 2], read.Events.Select(each => each.Thread));
        Assert.Empty(read.Gaps);
    }

    [Fact]
    public void AThreadIdGivenToANewThreadIsNoLoss()
    {
        var writer = new NetTraceWriter(4);
        int kind = writer.Define("Provider", 1);
        for (int i = 0; i < 5; i++)
            writer.Event(new WrittenEvent(kind, 10 + i, 1, []));
        writer.SequencePoint(50);
        writer.RestartSequence(thread: 1);
        writer.Event(new WrittenEvent(kind, 60, 1, []));
        ReadTrace read = ReadTrace.From(writer.Finish());
        Assert.Equal(6, read.Events.Count);
        Assert.Empty(read.Gaps);
    }

    [Fact]
    public void ARemovedThreadsLastLossIsTold()
    {
        var writer = new NetTraceWriter(6);
        int kind = writer.Define("Provider", 1);
        writer.Event(new WrittenEvent(kind, 10, 1, []));
        writer.Event(new WrittenEvent(kind, 40, 2, []));
        writer.Lose(1, 3);
        writer.RemoveThread(1);
        writer.Event(new WrittenEvent(kind, 50, 1, []));
        ReadTrace read = ReadTrace.From(writer.Finish());
        Assert.Equal([new ReadGap(1, 10, 40, 3)], read.Gaps);
        Assert.Equal(3, read.Events.Count);
    }

    [Fact]
    public void ABlockOfAKindNotKnownYetIsPassedOver()
    {
        var writer = new NetTraceWriter(6);
        int kind = writer.Define("Provider", 1);
        writer.UnknownBlock(99, [1, 2, 3, 4, 5]);
        writer.Event(new WrittenEvent(kind, 10, 1, []));
        ReadTrace read = ReadTrace.From(writer.Finish());
        Assert.Single(read.Events);
        Assert.Null(read.Damage);
    }

    /// <summary>A trace whose writer never says what is sorted is still read in bounded memory, in stretches.</summary>
    [Fact]
    public void WithoutAnyPromiseMemoryStaysBounded()
    {
        const int EventsPerBlock = 3000;
        const int Blocks = 1000;
        var writer = new NetTraceWriter(6) { BlockSize = int.MaxValue };
        int kind = writer.Define("Provider", 1);
        for (int thread = 0; thread < 3; thread++)
            writer.Event(new WrittenEvent(kind, 10, thread, []));
        byte[] first = writer.SoFar();
        for (int i = 0; i < EventsPerBlock; i++)
            writer.Event(new WrittenEvent(kind, 1000 + i, i % 3, new byte[16]));
        var stream = new RepeatedBlockStream(first, writer.SoFar()[first.Length..], Blocks);
        using NetTraceReader reader = NetTraceReader.Open(stream);
        var batch = new EventBatch();
        long managed = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(reader.Read(batch));
        Assert.InRange(stream.Left, Blocks / 4, Blocks);
        long read = batch.Events.Length;
        while (reader.Read(batch))
            read += batch.Events.Length;
        Assert.Equal(3 + EventsPerBlock * Blocks, read);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - managed, 0, 2_000_000);
    }

    private static IEnumerable<ReadGap> Sorted(IEnumerable<ReadGap> gaps) =>
        gaps.OrderBy(gap => gap.Before).ThenBy(gap => gap.Thread);
}
