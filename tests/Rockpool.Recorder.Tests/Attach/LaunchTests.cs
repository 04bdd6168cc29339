using System.Globalization;
using System.Text.Json;
using Rockpool.Diagnosis.Findings;
using Rockpool.Recorder.Attach;
using Rockpool.Recorder.Decode;
using Rockpool.Recorder.Snapshot;
using Xunit;

namespace Rockpool.Recorder.Tests.Attach;

public sealed class LaunchTests : IDisposable
{
    // What the runtime and the load rent for themselves, such as to read their own processor time.
    private const int OwnRents = 20;

    private readonly OutputFile _output = new();

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    public async Task ACommandIsRecordedFromItsFirstInstructionAndItsExitCodeHandedOn(string framework)
    {
        var (result, served) = await RunCountedAsync(exact: true, LoadProcess.PathFor(framework), "rate=300", "seconds=0.7", "exit=7");
        Assert.Equal((RecordEnd.ProcessEnded, 7), (result.End, result.ExitCode));

        var recorded = Recorded.Read(_output.Path);
        Assert.InRange(recorded.RentsIn(SessionRole.AllStacks), served, served + OwnRents);
        Assert.True(recorded.NamedLive > 50, $"{recorded.NamedLive} methods are named");
    }

    /// <summary>
    /// How much of it fits into the budget depends on how busy the machine is, and sessions that take over from one
    /// another see some rents twice. Promised is that its beginning is recorded and that no rent is counted twice.
    /// </summary>
    [Fact]
    public async Task ACommandIsRecordedWithinABudgetToo()
    {
        var (result, served) = await RunCountedAsync(exact: false, LoadProcess.PathFor("net10.0"), "rate=300", "seconds=0.7");
        Assert.Equal((RecordEnd.ProcessEnded, 0), (result.End, result.ExitCode));
        Assert.InRange(Recorded.Read(_output.Path).RentsIn(SessionRole.AllStacks), 1, served + OwnRents);
        using var journal = RecordingFile.Open(_output.Path);
        var pools = Diagnoser.Run(journal, DiagnosisOptions.Default, progress: null, TestContext.Current.CancellationToken).Pools;
        Assert.InRange(pools.Sum(pool => pool.Rents), 1, served + OwnRents);
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

    /// <summary>
    /// Runs a load that says how many requests it served, each of which rents once: how many that is depends on how busy
    /// the machine is, that all of them are recorded does not.
    /// </summary>
    private async Task<(RecordResult Result, int Served)> RunCountedAsync(bool exact, params string[] command)
    {
        var said = Path.GetTempFileName();
        try
        {
            var result = await RunAsync(exact, children: false, ["sh", "-c", "exec \"$@\" > \"$0\"", said, .. command]);
            using var end = JsonDocument.Parse(File.ReadLines(said).Last());
            var served = end.RootElement.GetProperty("served").GetInt32();
            Assert.True(served > 0, "the load served nothing");
            return (result, served);
        }
        finally
        {
            File.Delete(said);
        }
    }

    private Task<RecordResult> RunAsync(bool exact, bool children, params string[] command) =>
        Recording.RunAsync(Options(exact, children, command), progress: null, TestContext.Current.CancellationToken);

    private RecordOptions Options(bool exact, bool children, params string[] command) =>
        new() { Command = command, Output = _output.Path, Exact = exact, Children = children };
}
