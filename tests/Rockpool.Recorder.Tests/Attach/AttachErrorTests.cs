using System.Diagnostics;
using Rockpool.Recorder.Attach;
using Xunit;

namespace Rockpool.Recorder.Tests.Attach;

public sealed class AttachErrorTests : IDisposable
{
    private readonly OutputFile _output = new();

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task NoSuchProcess() => Assert.Equal(
        "There is no process 4194304; rockpool ps lists those that can be recorded.", await FailAsync(4194304));

    [Fact]
    public async Task AProcessThatIsNotDotNet()
    {
        using var other = Process.Start(new ProcessStartInfo("cat") { RedirectStandardInput = true })!;
        Assert.Contains("is not a .NET process", await FailAsync(other.Id));
        other.StandardInput.Close();
        await other.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task AProcessWhoseDiagnosticPortIsDisabled()
    {
        using var load = LoadProcess.Start("net10.0", "rate=10", ("DOTNET_EnableDiagnostics", "0"));
        Assert.Contains("DOTNET_EnableDiagnostics=0", await FailAsync(load.Id));
    }

    [Fact]
    public async Task ASocketThatAnEarlierProcessOfTheSameIdLeftBehindIsNotItsPort()
    {
        using var load = LoadProcess.Start("net10.0", "rate=10", ("DOTNET_EnableDiagnostics", "0"));
        var left = $"/tmp/dotnet-diagnostic-{load.Id}-1-socket";
        File.WriteAllText(left, "");
        try
        {
            Assert.Contains("DOTNET_EnableDiagnostics=0", await FailAsync(load.Id));
        }
        finally
        {
            File.Delete(left);
        }
    }

    [Fact]
    public async Task AnOutputThatCannotBeMade()
    {
        using var load = LoadProcess.Start("net10.0", "rate=10");
        var failure = await Assert.ThrowsAsync<RecorderException>(() => RecordAsync(load.Id, "/nowhere/at/all.rockpool"));
        Assert.Contains("/nowhere/at/all.rockpool", failure.Message);
    }

    [Fact]
    public async Task AFullDiskEndsTheRecordingAndKeepsWhatIsThere()
    {
        using var disk = SmallDisk.Mount(kilobytes: 2048);
        using var load = LoadProcess.Start("net10.0", "rate=5000");
        var options = new RecordOptions { ProcessId = load.Id, Output = disk.PathOf("full.rockpool"), Exact = true };
        var result = await Recording.RunAsync(options, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal(RecordEnd.OutputFailed, result.End);
        Assert.Contains("No space left", Assert.Single(result.Remarks));
        Assert.True(Recorded.Read(options.Output).Rents > 0);
        Assert.False(load.Process.HasExited);
    }

    [Fact]
    public void ANameThatNothingBearsListsWhatThereIs()
    {
        using var load = LoadProcess.Start("net10.0", "rate=10");
        var failure = Assert.Throws<RecorderException>(() => TargetProcess.Named("no-such-name"));
        Assert.Contains($"{load.Id} (LoadTarget)", failure.Message);
    }

    [Fact]
    public void ANameThatTwoBearListsBoth()
    {
        using var one = LoadProcess.Start("net9.0", "rate=10");
        using var other = LoadProcess.Start("net10.0", "rate=10");
        var failure = Assert.Throws<RecorderException>(() => TargetProcess.Named("loadtarget"));
        Assert.Contains($"{one.Id} (LoadTarget)", failure.Message);
        Assert.Contains($"{other.Id} (LoadTarget)", failure.Message);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void AListedProcessSaysWhatItIs(string framework)
    {
        using var load = LoadProcess.Start(framework, "rate=10");
        var listed = TargetProcess.All().Single(process => process.ProcessId == load.Id);
        Assert.Equal(("LoadTarget", "x64"), (listed.Name, listed.Architecture));
        Assert.EndsWith("LoadTarget rate=10", listed.CommandLine);
        Assert.StartsWith(framework[3..^2] + ".", listed.RuntimeVersion);
        Assert.InRange(listed.Uptime!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(5));
    }

    private async Task<string> FailAsync(int processId)
    {
        var message = (await Assert.ThrowsAsync<RecorderException>(() => RecordAsync(processId, _output.Path))).Message;
        Assert.DoesNotContain('\n', message);
        Assert.Empty(_output.All);
        return message;
    }

    private static Task<RecordResult> RecordAsync(int processId, string output) => Recording.RunAsync(
        new RecordOptions { ProcessId = processId, Output = output }, progress: null, TestContext.Current.CancellationToken);
}
