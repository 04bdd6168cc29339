using System.Diagnostics;

namespace Rockpool.Tool.Tests;

/// <summary>Where reports go: nothing of the user's is destroyed on the way, and what is wrong is said first.</summary>
public sealed class ReportOutputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.rockpool")]
    [InlineData("./a.rockpool")]
    [InlineData("soft.rockpool")]
    [InlineData("hard.rockpool")]
    public async Task TheRecordingItselfIsRefused(string output)
    {
        byte[] before = await RecordAsync();
        File.CreateSymbolicLink(_folder["soft.rockpool"], "a.rockpool");
        await RunAsync(new ProcessStartInfo("ln", [_folder["a.rockpool"], _folder["hard.rockpool"]]));
        foreach (string[] format in (string[][])[[], ["--format", "html"]])
            AssertRefused(await ReportAsync(["-o", output, .. format]), "is the recording itself");
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder["a.rockpool"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ALinkIsWrittenThrough()
    {
        await RecordAsync();
        await File.WriteAllTextAsync(_folder["real.txt"], new string('x', 100_000), TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(_folder["link.txt"], "real.txt");
        (await ReportAsync("-o", "link.txt")).MustEndWith(0);
        Assert.Equal("real.txt", new FileInfo(_folder["link.txt"]).LinkTarget);
        string written = await File.ReadAllTextAsync(_folder["real.txt"], TestContext.Current.CancellationToken);
        Assert.Contains("LoadTarget", written);
        Assert.DoesNotContain("xxx", written);
    }

    [Fact]
    public async Task ANamedPipeIsWrittenThrough()
    {
        await RecordAsync();
        await RunAsync(new ProcessStartInfo("mkfifo", [_folder["pipe.html"]]));
        using RunningProcess cat = RunningProcess.Start(new ProcessStartInfo("cat", [_folder["pipe.html"]]));
        (await ReportAsync("-o", "pipe.html")).MustEndWith(0);
        Assert.Contains("</html>", (await cat.EndAsync()).MustEndWith(0).Output);
    }

    [Fact]
    public async Task StandardOutputHasANameToo()
    {
        await RecordAsync();
        Assert.Contains("LoadTarget", (await ReportAsync("-o", "/dev/stdout")).MustEndWith(0).Output);
        (await ReportAsync("-o", "/dev/null")).MustEndWith(0);
        Assert.Empty(await File.ReadAllBytesAsync("/dev/null", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task NothingElseInTheFolderIsTouched()
    {
        await RecordAsync();
        foreach (string name in (string[])["report.html", "report.html.part"])
            await File.WriteAllTextAsync(_folder[name], "mine", TestContext.Current.CancellationToken);
        (await ReportAsync("-o", "report.html")).MustEndWith(0);
        Assert.Contains("</html>", await File.ReadAllTextAsync(_folder["report.html"], TestContext.Current.CancellationToken));
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder["report.html.part"], TestContext.Current.CancellationToken));
        Assert.Equal(
            ["a.rockpool", "report.html", "report.html.part"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData("There is no folder nodir.", "nodir/x.html")]
    [InlineData("is a folder", "folder")]
    [InlineData("is a folder", "folder/")]
    [InlineData("the name after -o is empty", "")]
    [InlineData("use .txt, .json or .html", "x.pdf")]
    public async Task AWrongNameIsSaidInALine(string expected, string output)
    {
        await RecordAsync();
        Directory.CreateDirectory(_folder["folder"]);
        AssertRefused(await ReportAsync("-o", output), expected);
        AssertRefused(await InFolderAsync("demo", "-o", output), expected);
        Assert.Equal(["a.rockpool"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task AFormatThatIsGivenAllowsAnyEnding()
    {
        await RecordAsync();
        (await ReportAsync("-o", "x.log", "--format", "text")).MustEndWith(0);
        Assert.Contains("LoadTarget", await File.ReadAllTextAsync(_folder["x.log"], TestContext.Current.CancellationToken));
    }

    private static void AssertRefused(ProcessRun run, string expected)
    {
        run.MustEndWith(2);
        Assert.Contains(expected, Assert.Single(run.ErrorLines, line => line.StartsWith("rockpool: ")));
        Assert.InRange(run.ErrorLines.Length, 1, 2);
        Assert.Empty(run.Output);
    }

    private static async Task RunAsync(ProcessStartInfo start)
    {
        using RunningProcess process = RunningProcess.Start(start);
        (await process.EndAsync()).MustEndWith(0);
    }

    private async Task<byte[]> RecordAsync()
    {
        using RunningProcess load = await Target.LoadAsync();
        (await Processes.Tool.RunAsync("record", "-p", $"{load.Id}", "--for", "300ms", "-o", _folder["a.rockpool"])).MustEndWith(0);
        return await File.ReadAllBytesAsync(_folder["a.rockpool"], TestContext.Current.CancellationToken);
    }

    private Task<ProcessRun> ReportAsync(params string[] arguments) => InFolderAsync(["report", "a.rockpool", .. arguments]);

    private async Task<ProcessRun> InFolderAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Tool, .. arguments]) { WorkingDirectory = _folder.Path };
        using RunningProcess tool = RunningProcess.Start(start);
        return await tool.EndAsync();
    }
}
