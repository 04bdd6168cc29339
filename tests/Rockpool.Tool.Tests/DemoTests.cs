using Shop;

namespace Rockpool.Tool.Tests;

/// <summary>The README's first command.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ItFindsEveryPlantedDefectAtItsMethodAndNoOtherError()
    {
        ProcessRun run = (await Processes.Tool.RunAsync("demo", "-o", _folder["report.json"])).MustEndWith(0);
        FoundDefect[] found = FoundDefect.ReadAll(_folder["report.json"]);
        string all = string.Join('\n', found.Select(defect => defect.ToString())) + '\n' + run.Error;

        var missed = PlantedDefects.All.Where(planted => !found.Any(defect => defect.Is(planted)));
        Assert.True(!missed.Any(), $"not found: {string.Join(", ", missed)}\n{all}");
        var wrong = found.Where(defect => defect.Severity == "error" && !PlantedDefects.All.Any(defect.Is));
        Assert.True(!wrong.Any(), $"not planted: {string.Join(", ", wrong)}\n{all}");
        foreach (PlantedDefect planted in PlantedDefects.All)
            Assert.Contains(planted.Method.Split('.')[^1], run.Output);
    }

    [Fact]
    public async Task AShortOneWritesThePage()
    {
        ProcessRun run = (await Processes.Tool.RunAsync("demo", "--for", "1s", "-o", _folder["page.html"])).MustEndWith(0);
        string page = await File.ReadAllTextAsync(_folder["page.html"], TestContext.Current.CancellationToken);
        Assert.Contains("<html", page);
        // The recording is deleted: nobody should look for a file.
        Assert.DoesNotContain("demo.rockpool", page + run.Output + run.Error);
    }

    /// <summary>One that is over before the service serves ends all the same.</summary>
    [Fact]
    public async Task OneOfAMomentEnds()
    {
        (await Processes.Tool.RunAsync("demo", "--for", "1ms", "-o", _folder["page.html"])).MustEndWith(0);
        Assert.True(File.Exists(_folder["page.html"]));
    }

    /// <summary>It waited for its first order for ever, and so did a demo that was stopped as soon as it began.</summary>
    [Fact]
    public async Task AServiceThatClosesBeforeItsFirstOrderEnds()
    {
        using RunningProcess shop = RunningProcess.Dotnet(BuiltProgram.Shop, "--while", _folder["not-there"]);
        (await shop.EndAsync()).MustEndWith(0);
    }

    [Fact]
    public async Task CtrlCEndsItEarlyAndStillReports()
    {
        using RunningProcess demo = RunningProcess.Tool("demo", "--for", "60s", "-o", _folder["page.html"]);
        await demo.LineWithAsync(" events");
        demo.Send(Signal.Interrupt);
        (await demo.EndAsync()).MustEndWith(0);
        Assert.True(File.Exists(_folder["page.html"]));
    }
}
