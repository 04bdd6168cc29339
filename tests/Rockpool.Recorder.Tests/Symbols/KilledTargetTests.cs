using System.Diagnostics;
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
    private const long EnoughRounds = 1_000_000;

    [Theory]
    [MemberData(nameof(SymbolRecordings.Frameworks), MemberType = typeof(SymbolRecordings))]
    public async Task EveryMethodOfTheProgramHasItsName(string framework)
    {
        // The client asks the runtime 8 in a way that always walks stacks.
        bool stacks = framework == "net8.0";
        using StartedTarget target = StartedTarget.Start("SymbolTarget", framework);
        RunningRecording live = target.StartRecording(
            [
                new EventPipeProvider(SourceEvents.RuntimeProvider, EventLevel.Verbose, SymbolKeywords.Live),
                new EventPipeProvider("SymbolTarget", EventLevel.Verbose, SymbolKeywords.EveryEventSource),
            ],
            stacks);
        string atAttach = await target.Record(
            new EventPipeSessionConfiguration(
                [new EventPipeProvider(SourceEvents.RuntimeProvider, EventLevel.Critical, 0x1)], 64, requestRundown: true, stacks),
            () => { });
        RunningRecording rents = target.StartRecording(
            [new EventPipeProvider(SourceEvents.ArrayPoolProvider, EventLevel.Verbose, 0)], stacks: true);
        target.Do("round");
        long wholeRound = Stopwatch.GetTimestamp();

        // The process sends what it told ten times a second: far more than a round tells must come before it is killed.
        while (live.Length < EnoughRounds || rents.Length < EnoughRounds) target.Do("round");
        target.Dispose();
        TraceCatalog catalog = new();
        Read(atAttach, catalog, long.MaxValue, []);

        // What the process could not tell any more of code that it compiled last cannot be known.
        long until = Read(await live.End(), catalog, long.MaxValue, []);
        Assert.True(until > wholeRound, "The process was killed before it had told of one round.");
        HashSet<StackIndex> met = [];
        Read(await rents.End(), catalog, until, met);
        Frame[] frames = [.. met.SelectMany(stack => catalog.Catalog.Stacks[stack])];
        Assert.Contains(frames, frame => frame is { Method: "SymbolTarget.Shapes.Generic", Line: > 0 });
        Assert.Contains(frames, frame => frame is { Method: "Program.Main", Line: > 0 });
        Assert.All(met, stack => Assert.DoesNotContain(catalog.Catalog.Stacks[stack], frame => frame.Method is null));
    }

    // Takes in a file, which it deletes; collects the stacks of pool events until a time, and gives the time until which
    // it holds all that was told: a process sends one thread's events after the other's, and a kill cuts that short.
    private static long Read(string path, TraceCatalog catalog, long until, HashSet<StackIndex> stacks)
    {
        using NetTraceReader trace = NetTraceReader.Open(path);
        TraceClock clock = new(0, trace.Header.Frequency);
        SourceDecoder decoder = new(TraceTables.Of(trace), clock, catalog);
        long whole = 0;
        EventBatch batch = new();
        JournalBatch journal = new();
        while (trace.Read(batch))
        {
            if (trace.Damage is null) whole = batch.Until;
            for (int used = 0; used < batch.Events.Length;)
            {
                journal.Clear();
                used += decoder.Decode(batch.Events[used..], journal);
                for (int row = 0; row < journal.Pool.Count; row++)
                    if (journal.Pool.Time[row] < until && journal.Pool.Stack[row].IsKnown)
                        stacks.Add(journal.Pool.Stack[row]);
            }
        }

        File.Delete(path);
        return clock.Nanoseconds(whole);
    }
}
