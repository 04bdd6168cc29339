using System.Globalization;
using Rockpool.Recorder.Attach;
using Xunit;

namespace Rockpool.Recorder.Tests.Attach;

public sealed class LaunchTests : IDisposable
{
    private readonly OutputFile _output = new();

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public async Task ACommandIsRecordedFromItsFirstInstructionAndItsExitCodeHandedOn(string framework)
    {
        var result = await RunAsync(exact: true, children: false, LoadProcess.PathFor(framework), "rate=300", "seconds=0.7", "exit=7");
        Assert.Equal((RecordEnd.ProcessEnded, 7), (result.End, result.ExitCode));

        var recorded = Recorded.Read(_output.Path);
        Assert.InRange(recorded.Rents, 150, 230);
        Assert.True(recorded.NamedLive > 50, $"{recorded.NamedLive} methods are named");
    }

    [Fact]
    public async Task ACommandIsRecordedWithinABudgetToo()
    {
        var result = await RunAsync(exact: false, children: false, LoadProcess.PathFor("net10.0"), "rate=300", "seconds=0.7");
        Assert.Equal((RecordEnd.ProcessEnded, 0), (result.End, result.ExitCode));
        Assert.InRange(Recorded.Read(_output.Path).Rents, 150, 230);
    }

    [Fact]
    public async Task ACommandThatGoesOnAfterTheRecordingIsWaitedFor()
    {
        var options = Options(exact: true, children: false, LoadProcess.PathFor("net10.0"), "rate=300", "seconds=1.5", "exit=3");
        var result = await Recording.RunAsync(
            options with { Duration = TimeSpan.FromSeconds(0.5) }, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal((RecordEnd.TimeUp, 3), (result.End, result.ExitCode));
    }

    [Fact]
    public async Task ProcessesThatTheCommandStartsAreLetGo()
    {
        var result = await RunAsync(
            exact: true, children: false, LoadProcess.PathFor("net10.0"), "child=0.2", "rate=100", "seconds=0.2");
        Assert.Equal((RecordEnd.ProcessEnded, 0), (result.End, result.ExitCode));
        Assert.Equal([_output.Path], _output.All);
    }

    /// <summary>A child that waits for a recorder that was killed would wait forever.</summary>
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public async Task ProcessesThatTheCommandStartsDoNotWaitAtTheirStart(string framework)
    {
        await using var command = await LaunchedCommand.StartAsync([LoadProcess.PathFor(framework), "child=0.1", "rate=10", "seconds=0.1"]);
        var first = await command.NextRuntimeAsync();
        await first!.ForgetPortAsync();
        await first.ResumeAsync();
        Assert.Null(await command.NextRuntimeAsync());
        Assert.Equal(0, await command.Exited);
    }

    [Fact]
    public async Task ProcessesThatTheCommandStartsAreRecordedWhereThatIsAskedFor()
    {
        var result = await RunAsync(
            exact: true, children: true, LoadProcess.PathFor("net10.0"), "child=0.3", "rate=100", "seconds=0.3");
        Assert.Equal((RecordEnd.ProcessEnded, 0), (result.End, result.ExitCode));
        var child = Assert.Single(_output.All.Except([_output.Path]));
        var recorded = Recorded.Read(child);
        Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"it.{recorded.Manifest.ProcessId}.rockpool"), child);
        Assert.InRange(recorded.Rents, 5, 60);
    }

    [Theory]
    [InlineData("exit 5", 5)]
    [InlineData("kill -9 $$", 137)]
    public async Task ACommandWithoutARuntimeRunsAndTheResultSaysSo(string script, int exitCode)
    {
        var result = await RunAsync(exact: false, children: false, "sh", "-c", script);
        Assert.Equal((RecordEnd.NoRuntime, exitCode), (result.End, result.ExitCode));
        Assert.Contains(".NET runtime", Assert.Single(result.Remarks));
        Assert.Empty(_output.All);
    }

    [Fact]
    public async Task ACommandThatIsNotThereIsOneClearLine()
    {
        var failure = await Assert.ThrowsAsync<RecorderException>(
            () => RunAsync(exact: false, children: false, "/nowhere/at-all"));
        Assert.Contains("/nowhere/at-all", failure.Message);
    }

    [Fact]
    public async Task NoSocketIsLeftBehind()
    {
        await RunAsync(exact: true, children: false, LoadProcess.PathFor("net10.0"), "rate=10", "seconds=0.1");
        Assert.Empty(Directory.EnumerateFiles(Path.GetTempPath(), $"rockpool-{Environment.ProcessId}-*"));
    }

    private Task<RecordResult> RunAsync(bool exact, bool children, params string[] command) =>
        Recording.RunAsync(Options(exact, children, command), progress: null, TestContext.Current.CancellationToken);

    private RecordOptions Options(bool exact, bool children, params string[] command) =>
        new() { Command = command, Output = _output.Path, Exact = exact, Children = children };
}
