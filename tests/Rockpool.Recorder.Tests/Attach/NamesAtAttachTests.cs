using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Attach;
using Rockpool.Recorder.Decode;
using Xunit;

namespace Rockpool.Recorder.Tests.Attach;

/// <summary>A process with more code than a small buffer takes: all that it lists at attach is kept.</summary>
public sealed class NamesAtAttachTests : IDisposable
{
    private readonly OutputFile _output = new();

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public async Task EveryFrameHasItsNameAndThoseOfTheProgramTheirModuleAndLineHoweverOftenItIsRecorded(string framework)
    {
        // Without precompiled code the process compiles all of it, and lists it with its maps.
        using var load = LoadProcess.Start(framework, "rate=500", ("DOTNET_ReadyToRun", "0"));
        for (var time = 0; time < 2; time++)
        {
            // Until it has rented: how long compiling all of it takes depends on what else the machine does.
            using var stop = new CancellationTokenSource();
            var watch = new ProgressWatch(progress =>
            {
                if (progress.Events > 400) stop.Cancel();
            });
            var options = new RecordOptions { ProcessId = load.Id, Output = _output.Path, Exact = true };
            await Recording.RunAsync(options, watch, stop.Token);
            using var journal = RecordingFile.Open(_output.Path);
            var frames = FramesOf(journal);
            Assert.DoesNotContain(journal.Info.Remarks, remark => remark.Contains("name code", StringComparison.Ordinal));
            Assert.All(frames, frame => Assert.NotNull(frame.Method));
            Assert.All(frames, frame => Assert.NotNull(frame.Module));
            Assert.Contains(frames, frame => frame is { Method: "LoadTarget.Load.WorkAsync", Module: "LoadTarget", Line: > 0 });
        }
    }

    private static List<Frame> FramesOf(JournalReader journal)
    {
        var stacks = new HashSet<StackIndex>();
        var batch = new JournalBatch();
        while (journal.Read(batch))
        {
            for (var row = 0; row < batch.Pool.Count; row++)
                stacks.Add(batch.Pool.Stack[row]);
        }

        return [.. stacks.SelectMany(stack => journal.Catalog.Stacks[stack])];
    }
}
