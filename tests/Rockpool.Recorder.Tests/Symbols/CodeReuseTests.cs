using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Decode.Symbols;
using Rockpool.Recorder.Tests.Sources;
using Xunit;

namespace Rockpool.Recorder.Tests.Symbols;

/// <summary>Methods that are made at run time, run once and collected: their code takes the same memory in turn.</summary>
public sealed class CodeReuseTests
{
    private const int Methods = 40;

    [Theory]
    [MemberData(nameof(SymbolRecordings.Frameworks), MemberType = typeof(SymbolRecordings))]
    public async Task EveryMethodKeepsItsNameWhileMemoryIsReused(string framework)
    {
        string path = await Record(framework);
        TraceFile file = new(path, "SymbolTarget");
        File.Delete(path);
        Assert.True(file.Catalog.Symbols.Reuse.Count > 0, "no memory was reused, so that this test says nothing");
        Assert.Equal(
            Enumerable.Range(0, Methods).Select(i => $"Dynamic{i}: dynamicClass.Dynamic{i}"),
            file.Events.Select(source => $"{Label(source)}: {Caller(file.FramesOf(source))}"));
    }

    // A method that is made at run time is compiled fully: what rents for it is part of it.
    private static string? Caller(IReadOnlyList<Frame> frames) =>
        frames.First(frame => frame.Module == "SymbolTarget" && frame.Method != "SymbolTarget.Rents.Caller").Method;

    private static string Label(TraceFile.Event source) => new PayloadReader(source.Payload, sizeof(long)).Text();

    private static async Task<string> Record(string framework)
    {
        using StartedTarget target = StartedTarget.Start("SymbolTarget", framework);
        EventPipeProvider[] providers =
        [
            new("SymbolTarget", EventLevel.Verbose, SymbolKeywords.EveryEventSource),
            new(SourceEvents.RuntimeProvider, EventLevel.Verbose, SymbolKeywords.Live),
        ];
        return await target.Record(
            new EventPipeSessionConfiguration(providers, 64, requestRundown: true, requestStackwalk: true),
            () => target.Do($"dynamic {Methods}"));
    }
}
