using Xunit;

namespace Rockpool.Recorder.Tests.NetTrace;

public sealed class DamageTests
{
    public static TheoryData<int, bool> Formats => new()
    {
        { 4, true }, { 4, false }, { 5, true }, { 6, true }, { 6, false },
    };

    /// <summary>At every byte: no exception, and no event is lost that a shorter piece of the file still had.</summary>
    [Theory]
    [MemberData(nameof(Formats))]
    public void ATraceCutAnywhereGivesAllThatCameBefore(int version, bool compressed)
    {
        TraceScript script = Small(version, compressed);
        HashSet<ReadEvent> written = [.. script.Events];
        int headerLength = new NetTraceWriter(version).SoFar().Length;
        int most = 0;
        for (int length = headerLength; length < script.Trace.Length; length++)
        {
            ReadTrace read = ReadTrace.From(script.Trace[..length]);
            Assert.Equal($"cut at byte {length}", read.Damage?.Split(':')[0]);
            Assert.Superset(read.Events.ToHashSet(), written);
            Assert.Equal(read.Events.OrderBy(each => each.Time), read.Events);
            Assert.InRange(read.Events.Count, most, most + 1);
            most = read.Events.Count;
        }

        Assert.Equal(script.Events.Count, most);
    }

    [Fact]
    public void ALengthBeyondAnyWritersIsDamageAndAsksForNoMemory()
    {
        var writer = new NetTraceWriter(4);
        int header = writer.SoFar().Length;
        writer.Event(new WrittenEvent(writer.Define("Provider", 1), 10, 1, []));
        byte[] trace = writer.Finish();
        int length = trace.AsSpan(header).IndexOf("MetadataBlock"u8) + header + "MetadataBlock".Length + 1;
        trace[length + 3] = 0x7F;
        ReadTrace read = ReadTrace.From(trace);
        Assert.StartsWith("damaged at byte ", read.Damage, StringComparison.Ordinal);
        Assert.Contains("claims 21", read.Damage, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEventOfAnUndefinedKindIsDamageAtItsByte()
    {
        var writer = new NetTraceWriter(4);
        int kind = writer.Define("Provider", 1);
        writer.Event(new WrittenEvent(kind, 10, 1, []));
        writer.Event(new WrittenEvent(kind + 1, 20, 1, []));
        ReadTrace read = ReadTrace.From(writer.Finish());
        Assert.Single(read.Events);
        Assert.EndsWith("an event is of an undefined kind", read.Damage, StringComparison.Ordinal);
    }

    [Fact]
    public void AStreamThatFailsIsCutWhereItFailed()
    {
        byte[] trace = Small(4, compressed: true).Trace;
        ReadTrace read = ReadTrace.From(new FailingStream(trace[..(trace.Length / 2)]));
        Assert.Equal($"cut at byte {trace.Length / 2}: reading failed, the pipe broke", read.Damage);
        Assert.NotEmpty(read.Events);
    }

    private static TraceScript Small(int version, bool compressed) => TraceScript.Make(new TraceShape(
        version, compressed, PointerSize: 8, Threads: 3, Intervals: 3, EventsPerInterval: 25, BlockSize: 200,
        LongestRun: 6, Loss: 0.1, MostPayload: 12, Seed: 7));
}
