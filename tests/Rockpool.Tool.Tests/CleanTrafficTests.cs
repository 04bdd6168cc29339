namespace Rockpool.Tool.Tests;

/// <summary>
/// The sample service's traffic without its defects: long tails, holds for the whole run, hand-offs between threads, a
/// private pool shared by four, collections. Nothing in it is worth a warning.
/// </summary>
public sealed class CleanTrafficTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task NothingIsWrong() => AssertSilentAsync(1);

    [Fact]
    public async Task NothingIsWrongTenTimes()
    {
        Assert.SkipUnless(LongTests.AreOn, LongTests.Reason);
        for (int run = 1; run <= 10; run++)
            await AssertSilentAsync(run);
    }

    private async Task AssertSilentAsync(int run)
    {
        string recording = _folder[$"{run}.rockpool"];
        string json = _folder[$"{run}.json"];
        using (RunningProcess shop = await Target.CleanShopAsync())
        {
            (await Processes.Tool.RunAsync("record", "-p", $"{shop.Id}", "--for", "10s", "-o", recording)).MustEndWith(0);
            shop.CloseInput();
            (await shop.EndAsync()).MustEndWith(0);
        }

        ProcessRun report = await Processes.Tool.RunAsync("report", recording, "-o", json, "--fail-on", "warning");
        string found = File.Exists(json) ? string.Join('\n', FoundDefect.ReadAll(json).Select(defect => defect.ToString())) : "";
        Assert.True(report.ExitCode == 0, $"run {run} ended with {report.ExitCode}\n{found}\n{report.Error}");
        Assert.NotEmpty(FoundPool.ReadAll(json));
    }
}
