namespace Rockpool.Tool.Tests;

/// <summary><c>record -- COMMAND</c>: the command's own output and code pass through.</summary>
public sealed class RecordCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Recording => _folder["a.rockpool"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(77)]
    public async Task OutputAndCodeAreTheCommands(int code)
    {
        ProcessRun run = await RecordAsync("dotnet", BuiltProgram.Load, "seconds=1", $"exit={code}");
        run.MustEndWith(code);
        Assert.StartsWith("ready\n{\"served\":", run.Output);
        Assert.Equal(2, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        ProcessRun report = (await Processes.Tool.RunAsync("report", Recording)).MustEndWith(0);
        Assert.Contains("LoadTarget", report.Output);
    }

    [Fact]
    public async Task ACommandThatIsNotThereIsAFailedRecording()
    {
        ProcessRun run = (await RecordAsync("/no/such/command")).MustEndWith(125);
        Assert.Contains("/no/such/command", Assert.Single(run.ErrorLines, line => line.StartsWith("rockpool: ")));
    }

    [Fact]
    public async Task ACommandThatIsNotDotnetIsAFailedRecordingButRuns()
    {
        ProcessRun run = (await RecordAsync("sh", "-c", "echo it ran")).MustEndWith(125);
        Assert.Equal("it ran\n", run.Output);
    }

    /// <summary>A child that inherits the diagnostic port would wait for ever if nobody resumed it.</summary>
    [Fact]
    public async Task ChildrenOfTheCommandRun()
    {
        ProcessRun run = (await RecordAsync("dotnet", BuiltProgram.Load, "seconds=1", "child=1")).MustEndWith(0);
        Assert.Contains("served", run.Output);
        Assert.Equal([Recording], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task WithChildrenEachHasAFile()
    {
        (await Processes.Tool.RunAsync(
            "record", "--children", "-o", Recording, "--", "dotnet", BuiltProgram.Load, "seconds=1", "child=1")).MustEndWith(0);
        Assert.Equal(2, Directory.GetFiles(_folder.Path, "*.rockpool").Length);
    }

    private Task<ProcessRun> RecordAsync(params string[] command) =>
        Processes.Tool.RunAsync(["record", "-o", Recording, "--", .. command]);
}
