using System.Diagnostics;

namespace Rockpool.Tool.Tests;

/// <summary>
/// Files that cannot grow on. A limit of the process stands for the full disk here; a disk that is full in truth is in the
/// recorder's own tests, since making one needs root.
/// </summary>
public sealed class FullDiskTests : IDisposable
{
    // In blocks of 512 bytes: room for the names of what the load has compiled, and for a second or so of its rents.
    private const int RecordingLimit = 6000;

    private readonly TemporaryFolder _folder = new();

    private string Recording => _folder["a.rockpool"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ARecordingThatCanGrowNoMoreEndsAndIsKept()
    {
        using RunningProcess load = await Target.LoadAsync("rate=20000");
        ProcessRun run = await LimitedAsync(RecordingLimit, "record", "--exact", "-p", $"{load.Id}", "-o", Recording);
        await AssertEndsEarlyAsync(run.MustEndWith(2));
    }

    [Fact]
    public async Task ACommandWhoseRecordingCanGrowNoMoreRunsToItsEnd()
    {
        ProcessRun run = await LimitedAsync(
            RecordingLimit, "record", "--exact", "-o", Recording, "--", "dotnet", BuiltProgram.Load, "rate=20000", "seconds=3");
        Assert.Contains("{\"served\":", run.Output);
        await AssertEndsEarlyAsync(run.MustEndWith(125));
    }

    [Fact]
    public async Task AReportThatDoesNotFitLeavesTheOlderOne()
    {
        using RunningProcess load = await Target.LoadAsync();
        (await Processes.Tool.RunAsync("record", "-p", $"{load.Id}", "--for", "300ms", "-o", Recording)).MustEndWith(0);
        await File.WriteAllTextAsync(_folder["report.html"], "older", TestContext.Current.CancellationToken);
        ProcessRun run = (await LimitedAsync(4, "report", Recording, "-o", _folder["report.html"])).MustEndWith(2);
        Assert.Contains(_folder["report.html"], Assert.Single(run.ErrorLines));
        Assert.Equal("older", await File.ReadAllTextAsync(_folder["report.html"], TestContext.Current.CancellationToken));
        Assert.Equal([Recording, _folder["report.html"]], Directory.GetFiles(_folder.Path).Order());
    }

    private async Task AssertEndsEarlyAsync(ProcessRun run)
    {
        Assert.Single(run.ErrorLines, line => line.StartsWith($"The recording {Recording} ends early, because ", StringComparison.Ordinal));
        ProcessRun report = (await Processes.Tool.RunAsync("report", Recording)).MustEndWith(0);
        Assert.DoesNotContain("No pool event was seen", report.Output);
    }

    private static async Task<ProcessRun> LimitedAsync(int blocks, params string[] arguments)
    {
        var start = new ProcessStartInfo("sh", ["-c", $"ulimit -f {blocks}; exec dotnet \"$0\" \"$@\"", BuiltProgram.Tool, .. arguments])
        {
            // The runtime keeps code that may be written and code that may be run apart by a file, which the limit forbids.
            Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
        };
        using RunningProcess tool = RunningProcess.Start(start);
        return await tool.EndAsync();
    }
}
