using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Decode.Symbols;
using Rockpool.Recorder.Tests.Sources;
using Xunit;

namespace Rockpool.Recorder.Tests.Symbols;

/// <summary>A target killed with no chance to say anything: a rundown at attach and what it told since name its sites.</summary>
public sealed class KilledTargetTests
{
    [Theory]
    [MemberData(nameof(SymbolRecordings.Frameworks), MemberType = typeof(SymbolRecordings))]
    public async Task EveryMethodOfTheProgramHasItsName(string framework)
    {
        // The client asks the runtime 8 in a way that always walks stacks.
        bool stacks = framework == "net8.0";
        using StartedTarget target = StartedTarget.Start("SymbolTarget", framework);
        RunningRecording live = target.StartRecording(
            [new EventPipeProvider(SourceEvents.RuntimeProvider, EventLevel.Verbose, SymbolKeywords.Live)], stacks);
        string atAttach = await target.Record(
            new EventPipeSessionConfiguration(
                [new EventPipeProvider(SourceEvents.RuntimeProvider, EventLevel.Critical, 0x1)], 64, requestRundown: true, stacks),
            () => { });
        RunningRecording rents = target.StartRecording(
            [new EventPipeProvider(SourceEvents.ArrayPoolProvider, EventLevel.Verbose, 0)], stacks: true);
        while (live.Length < 20_000 || rents.Length < 200_000) target.Do("round");
        target.Dispose();
        TraceCatalog catalog = new();
        Read(atAttach, catalog, long.MaxValue, []);

        // What the process could not tell any more of code that it compiled last cannot be known.
        long until = Read(await live.End(), catalog, long.MaxValue, []);
        HashSet<StackIndex> met = [];
        Read(await rents.End(), catalog, until, met);
        Frame[] frames = [.. met.SelectMany(stack => catalog.Catalog.Stacks[stack])];
        Assert.Contains(frames, frame => frame is { Method: "SymbolTarget.Shapes.Generic", Line: > 0 });
        Assert.Contains(frames, frame => frame is { Method: "Program.Main", Line: > 0 });
        Assert.All(frames, frame => Assert.NotNull(frame.Method));
    }

    // Takes in a file, which it deletes; collects the stacks of pool events until a time, and gives the time of its end.
    private static long Read(string path, TraceCatalog catalog, long until, HashSet<StackIndex> stacks)
    {
        using NetTraceReader trace = NetTraceReader.Open(path);
        SourceDecoder decoder = new(TraceTables.Of(trace), new TraceClock(0, trace.Header.Frequency), catalog);
        EventBatch batch = new();
        JournalBatch journal = new();
        while (trace.Read(batch))
            for (int used = 0; used < batch.Events.Length;)
            {
                journal.Clear();
                used += decoder.Decode(batch.Events[used..], journal);
                for (int row = 0; row < journal.Pool.Count; row++)
                    if (journal.Pool.Time[row] < until && journal.Pool.Stack[row].IsKnown)
                        stacks.Add(journal.Pool.Stack[row]);
            }

        File.Delete(path);
        return decoder.End;
    }
}
