using System.Globalization;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Attach;
using Rockpool.Recorder.Decode;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Snapshot;
using Rockpool.Recorder.Tests.Sources;
using Xunit;

namespace Rockpool.Recorder.Tests.Join;

/// <summary>
/// The join against a real process that does a known amount of work while it is recorded by A, B and bursts of C. Each
/// of its members rents or returns arrays of a size of its own, which tells whether an event has the right stack.
/// </summary>
public sealed class RealProcessTests : IDisposable
{
    private const int PairingThreads = 3, PairsPerRound = PairingThreads * 1000, Bursts = 3;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public async Task Every_rent_and_return_counts_once_and_with_its_own_stack(string framework)
    {
        int pairs = await RecordAsync(framework, TestContext.Current.CancellationToken);
        using JournalReader journal = RecordingFile.Open(_path);
        (int rents, int returns, int withStack) = ReadAll(journal);
        // A busy machine may make the process drop some, which the journal must then admit.
        Assert.InRange(rents, pairs - journal.Info.LostEvents, pairs);
        Assert.InRange(returns, pairs - journal.Info.LostEvents, pairs);
        int inBursts = EventsInBursts();
        if (framework == "net8.0")
        {
            // Before .NET 9 every session has stacks, whatever was asked for.
            Assert.Equal(journal.Info.PoolCoverage, journal.Info.StackCoverage);
            Assert.Equal(rents + returns, withStack);
            return;
        }

        // Losses leave a few stacks in doubt, which then stay unknown.
        Assert.InRange(withStack, inBursts * (journal.Info.LostEvents == 0 ? 0.99 : 0.9), inBursts);
        Assert.True(inBursts > 100, $"{inBursts} events in bursts");
    }

    // Counts the events of the target's own sizes, and checks that each stack goes through the member of that size.
    private static (int Rents, int Returns, int WithStack) ReadAll(JournalReader journal)
    {
        int rents = 0, returns = 0, withStack = 0;
        HashSet<(PoolEventKind Kind, long Size, StackIndex Stack)> stacks = [];
        JournalBatch batch = new();
        while (journal.Read(batch))
        {
            PoolEvents events = batch.Pool;
            for (int i = 0; i < events.Count; i++)
            {
                if (events.Given[i] is not (64 or 256 or 1024 or 4096)) continue;
                if (events.Kind[i] == PoolEventKind.Rent) rents++;
                else if (events.Kind[i] == PoolEventKind.Return) returns++;
                else continue;
                if (!events.Stack[i].IsKnown) continue;
                withStack++;
                stacks.Add((events.Kind[i], events.Given[i], events.Stack[i]));
            }
        }

        // Names may come at the end of a recording.
        foreach ((PoolEventKind kind, long size, StackIndex stack) in stacks)
        {
            string own = string.Create(CultureInfo.InvariantCulture, $"TruthTarget.Sites.{kind}{size}");
            Assert.Contains(journal.Catalog.Stacks[stack], frame => frame.Method == own);
        }

        return (rents, returns, withStack);
    }

    // How many pairs of a rent and a return the process made while it was recorded.
    private async Task<int> RecordAsync(string framework, CancellationToken stop)
    {
        using StartedTarget process = StartedTarget.Start("TruthTarget", framework);
        process.Do("work 100");
        Target target = await Target.AttachAsync(process.ProcessId, stop);
        Manifest manifest = new(
            Manifest.CurrentSchema, "here", process.ProcessId, target.Name, null, null, null, null,
            ClockReading.Take(TimeProvider.System));
        using RecordingWriter writer = RecordingWriter.Create(_path, manifest);
        int rounds;
        await using (SessionSet sessions = new(target, writer))
        {
            await sessions.StartAsync(SessionRole.RareStacks, stop);
            await sessions.StartAsync(SessionRole.AllEvents, stop);
            using CancellationTokenSource enough = new();
            Task<int> work = Task.Run(() => WorkUntil(process, enough.Token), stop);
            for (int i = 0; i < Bursts; i++)
                await sessions.StopAsync(await sessions.StartAsync(SessionRole.BurstStacks, stop));
            await enough.CancelAsync();
            rounds = await work;
            await sessions.TakeNamesAsync(stop);
        }

        writer.Close(RecordEnd.TimeUp, exitCode: null);
        return rounds * PairsPerRound;
    }

    private static int WorkUntil(StartedTarget process, CancellationToken enough)
    {
        int rounds = 0;
        for (; !enough.IsCancellationRequested; rounds++) process.Do($"work {PairsPerRound / PairingThreads}");
        return rounds;
    }

    // Rents and returns of the target's own sizes that the bursts' sessions hold.
    private int EventsInBursts()
    {
        int count = 0;
        using RecordingContents contents = RecordingContents.Open(_path);
        foreach (RecordedSession session in contents.Sessions.Where(session => session.Role == SessionRole.BurstStacks))
        {
            using NetTraceReader trace = NetTraceReader.Open(contents.OpenStream(session));
            EventBatch batch = new();
            while (trace.Read(batch))
            {
                foreach (RawEvent happening in batch.Events)
                {
                    EventDefinition kind = trace.Definitions[happening.Definition];
                    if (kind.Provider == SourceEvents.ArrayPoolProvider && kind.Id is 1 or 3
                        && BitConverter.ToInt32(happening.Payload[4..]) is 64 or 256 or 1024 or 4096) count++;
                }
            }
        }

        return count;
    }
}
