using System.Globalization;
using System.Text.Json;

namespace Rockpool.Tool.Tests;

/// <summary>Recordings of a process that runs.</summary>
public sealed class RecordTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Recording => _folder["a.rockpool"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ItSaysWhereTheRecordingIsAndWhatComesNext()
    {
        using RunningProcess load = await Target.LoadAsync();
        ProcessRun run = (await Processes.Tool.RunAsync("record", "-p", $"{load.Id}", "--for", "1s", "-o", Recording)).MustEndWith(0);
        Assert.Contains($"rockpool report {Recording}", run.Error);
        Assert.Matches(@"\d events  \d+ lost  \d+\.\d\d % of a core spent", run.Error);
        Assert.Empty(run.Output);
        await AssertReadableAsync();
    }

    [Fact]
    public async Task WithoutAnOutputItMakesANewFileWhereItIsStarted()
    {
        using RunningProcess load = await Target.LoadAsync();
        var start = new System.Diagnostics.ProcessStartInfo("dotnet", [BuiltProgram.Tool, "record", "-p", $"{load.Id}", "--for", "500ms"])
        {
            WorkingDirectory = _folder.Path,
        };
        using RunningProcess tool = RunningProcess.Start(start);
        ProcessRun run = (await tool.EndAsync()).MustEndWith(0);
        string file = Path.GetFileName(Assert.Single(Directory.GetFiles(_folder.Path, $"{load.Id}-*.rockpool")));
        Assert.Contains($"rockpool report {file}", run.Error);
    }

    /// <summary>Sessions that only name code lose events that nobody misses; they were counted, more with every recording.</summary>
    [Fact]
    public async Task WhatWasLostIsWhatTheReportSays()
    {
        using RunningProcess shop = await Target.CleanShopAsync();
        for (int time = 0; time < 3; time++)
        {
            ProcessRun run = (await Processes.Tool.RunAsync("record", "-p", $"{shop.Id}", "--for", "1s", "-o", Recording)).MustEndWith(0);
            string last = run.ErrorLines.Last(line => line.Contains(" lost "));
            ProcessRun report = (await Processes.Tool.RunAsync("report", Recording, "--format", "json")).MustEndWith(0);
            using JsonDocument json = JsonDocument.Parse(report.Output);
            long lost = json.RootElement.GetProperty("recording").GetProperty("lostEvents").GetInt64();
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"  {lost:N0} lost  "), last);
        }
    }

    [Theory]
    [InlineData("interrupt")]
    [InlineData("terminate")]
    public async Task ASignalEndsTheRecordingAndKeepsIt(string signal)
    {
        using RunningProcess load = await Target.LoadAsync();
        using RunningProcess tool = RunningProcess.Tool("record", "-p", $"{load.Id}", "-o", Recording);
        await tool.LineWithAsync(" events");
        tool.Send(signal == "interrupt" ? Signal.Interrupt : Signal.Terminate);
        (await tool.EndAsync()).MustEndWith(0);
        await AssertReadableAsync();
    }

    [Fact]
    public async Task AProcessThatDiesLeavesAReadableRecording()
    {
        using RunningProcess load = await Target.LoadAsync();
        using RunningProcess tool = RunningProcess.Tool("record", "-p", $"{load.Id}", "--for", "60s", "-o", Recording);
        await tool.LineWithAsync(" events");
        load.Send(Signal.Kill);
        (await tool.EndAsync()).MustEndWith(3);
        await AssertReadableAsync();
    }

    [Fact]
    public async Task AProcessThatEndsBeforeTheTimeIsUpIsToldByTheCode()
    {
        using RunningProcess load = await Target.LoadAsync();
        using RunningProcess tool = RunningProcess.Tool("record", "-p", $"{load.Id}", "--for", "60s", "-o", Recording);
        await tool.LineWithAsync(" events");
        load.CloseInput();
        (await tool.EndAsync()).MustEndWith(3);
        await AssertReadableAsync();
    }

    [Fact]
    public async Task AFullDiskIsSaidInALine()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "there is no /dev/full");
        using RunningProcess load = await Target.LoadAsync();
        ProcessRun run = (await Processes.Tool.RunAsync("record", "-p", $"{load.Id}", "--for", "1s", "-o", "/dev/full")).MustEndWith(2);
        Assert.Contains("/dev/full", run.Error);
    }

    private async Task AssertReadableAsync()
    {
        ProcessRun report = (await Processes.Tool.RunAsync("report", Recording, "--format", "json")).MustEndWith(0);
        Assert.Contains("\"schema\": 1", report.Output);
        Assert.Contains("LoadTarget", report.Output);
    }
}
