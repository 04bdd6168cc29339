using Rockpool.Recorder.Attach;
using Xunit;

namespace Rockpool.Recorder.Tests.Attach;

public sealed class KilledTargetTests : IDisposable
{
    private static readonly bool _long = Environment.GetEnvironmentVariable("ROCKPOOL_LONG_TESTS") == "1";

    private readonly OutputFile _output = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, _long ? 20 : 2)];

    public void Dispose() => _output.Dispose();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task WhatWasRecordedBeforeTheProcessWasKilledIsKept(int seed)
    {
        var random = new Random(seed);
        using var load = LoadProcess.Start("net10.0", $"rate={random.Next(50, 20_000)}");
        var moment = TimeSpan.FromSeconds(random.NextDouble() * 2);
        var watch = new ProgressWatch(progress =>
        {
            if (progress.Elapsed >= moment && progress.Events > 50) load.Process.Kill();
        });
        var options = new RecordOptions { ProcessId = load.Id, Output = _output.Path, Exact = random.Next(2) == 0 };
        var result = await Recording.RunAsync(options, watch, TestContext.Current.CancellationToken);
        Assert.Equal(RecordEnd.ProcessDied, result.End);

        var recorded = Recorded.Read(_output.Path);
        Assert.True(recorded.IsClosed);
        Assert.True(recorded.Rents > 0);
        Assert.True(recorded.NamedByRundown > 100, $"{recorded.NamedByRundown} methods are named");
    }

    [Fact]
    public async Task AProcessKilledWhileItWaitsAtItsStartIsNotWaitedFor()
    {
        // The shell kills the program as soon as it is there; whether before or after it connected, we come to an end.
        var script = $"'{LoadProcess.PathFor("net10.0")}' rate=10 seconds=60 & kill -9 $!; wait; exit 4";
        var options = new RecordOptions { Command = ["sh", "-c", script], Output = _output.Path };
        var result = await Recording.RunAsync(options, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal(4, result.ExitCode);
        Assert.Contains(result.End, (RecordEnd[])[RecordEnd.NoRuntime, RecordEnd.ProcessDied]);
    }
}
