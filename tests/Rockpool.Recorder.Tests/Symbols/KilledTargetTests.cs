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
        string atAttach = await target.Record(
            new EventPipeSessionConfiguration(
                [new EventPipeProvider(SourceEvents.RuntimeProvider, EventLevel.Critical, 0x1)], 64, requestRundown: true, requestStackwalk: stacks),
            () => { });
        RunningRecording live = target.StartRecording(
            [new EventPipeProvider(SourceEvents.RuntimeProvider, EventLevel.Verbose, SymbolKeywords.Live)], stacks);
        RunningRecording rents = target.StartRecording(
            [new EventPipeProvider(SourceEvents.ArrayPoolProvider, EventLevel.Verbose, 0)], stacks: true);
        while (live.Length < 20_000 || rents.Length < 200_000) target.Do("round");
        target.Dispose();
        string[] files = [atAttach, await live.End(), await rents.End()];
        TraceCatalog catalog = new();
        HashSet<StackIndex> met = [];
        foreach (string file in files) met.UnionWith(Stacks(file, catalog));
        foreach (string file in files) File.Delete(file);
        Frame[] frames = [.. met.SelectMany(stack => catalog.Catalog.Stacks[stack])];
        Assert.Contains(frames, frame => frame is { Method: "SymbolTarget.Shapes.Generic", Line: > 0 });
        Assert.Contains(frames, frame => frame is { Method: "Program.Main", Line: > 0 });

        // Precompiled methods that ran for the first time since then are not told; they are the framework's.
        Assert.DoesNotContain(met, stack => LacksCaller(catalog.Catalog.Stacks[stack]));
    }

    // The program's own rents all come from one method: what calls it is the program too.
    private static bool LacksCaller(IReadOnlyList<Frame> frames)
    {
        for (int i = 0; i + 1 < frames.Count; i++)
            if (frames[i].Method == "SymbolTarget.Rents.Take")
                return frames[i + 1].Method is null;
        return false;
    }

    private static HashSet<StackIndex> Stacks(string path, TraceCatalog catalog)
    {
        HashSet<StackIndex> stacks = [];
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
                    if (journal.Pool.Stack[row].IsKnown) stacks.Add(journal.Pool.Stack[row]);
            }

        return stacks;
    }
}
