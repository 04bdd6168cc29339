using Rockpool.Recorder.Attach;
using Rockpool.Recorder.Snapshot;
using Xunit;

namespace Rockpool.Recorder.Tests.Attach;

public sealed class AttachTests : IDisposable
{
    private readonly OutputFile _output = new();

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public async Task ExactlyRecordedAProcessGivesEveryEventWithItsStackAndTheNamesOfItsCode(string framework)
    {
        using var load = LoadProcess.Start(framework, "rate=500");
        var result = await RecordAsync(load, exact: true, TimeSpan.FromSeconds(1));
        Assert.Equal((RecordEnd.TimeUp, 0), (result.End, result.Remarks.Count));
        Assert.True(result.Setup > TimeSpan.Zero);

        var recorded = Recorded.Read(_output.Path);
        Assert.True(recorded.IsClosed);
        Assert.Equal("LoadTarget", recorded.Manifest.Process);
        Assert.StartsWith(framework[3..^2] + ".", recorded.Manifest.Runtime);
        Assert.InRange(recorded.Rents, 100, 5000);
        Assert.True(recorded.Stacks >= 2 * recorded.Rents, $"{recorded.Stacks} stacks for {recorded.Rents} rents");
        Assert.True(recorded.NamedByRundown > 100, $"{recorded.NamedByRundown} methods are named");
    }

    [Fact]
    public async Task AQuietProcessIsRecordedWithAllStacksWithinTheBudget()
    {
        using var load = LoadProcess.Start("net10.0", "rate=200");
        var result = await RecordAsync(load, exact: false, TimeSpan.FromSeconds(2));
        Assert.Equal(RecordEnd.TimeUp, result.End);
        Assert.InRange(result.Overhead!.Value, 0.0001, 0.02);

        var recorded = Recorded.Read(_output.Path);
        Assert.Contains(SessionRole.AllStacks, recorded.Roles);
        Assert.Equal(0.02, recorded.Manifest.Budget);
        Assert.Equal(result.Overhead, recorded.Updates.OfType<OverheadSpent>().Last().Share);
        Assert.InRange(recorded.Rents, 100, 2000);
    }

    [Fact]
    public async Task AProcessThatAllocatesMuchIsNotSampledAtTheCostOfItsPools()
    {
        using var load = LoadProcess.Start("net10.0", "rate=200 allocate=10000000");
        var result = await RecordAsync(load, exact: false, TimeSpan.FromSeconds(2));
        Assert.Equal(RecordEnd.TimeUp, result.End);
        Assert.Contains(result.Remarks, remark => remark.Contains("allocations were sampled for the first", StringComparison.Ordinal));

        var recorded = Recorded.Read(_output.Path);
        Assert.Equal(2, recorded.Roles.Count(role => role == SessionRole.RuntimeStacks));
        Assert.InRange(recorded.Rents, 100, 2000);
    }

    [Fact]
    public async Task ABusyProcessIsRecordedInWindowsOrGlimpses()
    {
        using var load = LoadProcess.Start("net10.0", "rate=150000");
        var result = await RecordAsync(load, exact: false, TimeSpan.FromSeconds(3));
        Assert.Equal(RecordEnd.TimeUp, result.End);

        var recorded = Recorded.Read(_output.Path);
        Assert.Contains(SessionRole.AllEvents, recorded.Roles);
        Assert.True(recorded.Roles.Contains(SessionRole.BurstStacks) || recorded.Roles.Contains(SessionRole.AllStacks));
        Assert.True(recorded.Stacks > 0);

        // All of it with stacks would cost more than a core. A machine that does nothing else stays below the budget, as
        // bench/Overhead shows; one that other tests run on stops a burst late.
        Assert.InRange(result.Overhead!.Value, 0.0001, 0.5);
    }

    [Fact]
    public async Task StoppingEndsTheRecordingAndKeepsIt()
    {
        using var load = LoadProcess.Start("net10.0", "rate=500");
        using var stop = new CancellationTokenSource();
        var watch = new ProgressWatch(progress =>
        {
            if (progress.Events > 200) stop.Cancel();
        });
        var options = new RecordOptions { ProcessId = load.Id, Output = _output.Path, Exact = true };
        var result = await Recording.RunAsync(options, watch, stop.Token);
        Assert.Equal(RecordEnd.Stopped, result.End);
        Assert.True(Recorded.Read(_output.Path).Rents > 50);
        Assert.False(load.Process.HasExited);
    }

    [Fact]
    public async Task AProcessThatEndsByItselfEndsTheRecordingInOrder()
    {
        using var load = LoadProcess.Start("net10.0", "rate=500");
        var watch = new ProgressWatch(progress =>
        {
            if (progress.Events > 200) load.Finish();
        });
        var options = new RecordOptions { ProcessId = load.Id, Output = _output.Path, Exact = true };
        var result = await Recording.RunAsync(options, watch, TestContext.Current.CancellationToken);
        Assert.Equal(RecordEnd.ProcessEnded, result.End);
        Assert.True(Recorded.Read(_output.Path).Rents > 50);
    }

    private Task<RecordResult> RecordAsync(LoadProcess load, bool exact, TimeSpan duration) => Recording.RunAsync(
        new RecordOptions { ProcessId = load.Id, Output = _output.Path, Exact = exact, Duration = duration },
        progress: null,
        TestContext.Current.CancellationToken);
}
