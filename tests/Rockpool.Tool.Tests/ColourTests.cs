using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Rockpool.Tool.Tests;

/// <summary>Colour is for terminals, and only where nobody has forbidden it.</summary>
public sealed partial class ColourTests : IDisposable
{
    private const char Escape = '\u001b';

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task NoEscapeWhenPiped()
    {
        string recording = await RecordAsync();
        ProcessRun run = (await Processes.Tool.RunAsync("report", recording)).MustEndWith(0);
        Assert.NotEmpty(run.Output);
        Assert.DoesNotContain(Escape, run.Output + run.Error);
    }

    [Fact]
    public async Task ColourOnATerminalUnlessForbidden()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "there is no script(1) to make a terminal with");
        string recording = await RecordAsync();
        Assert.Matches(Colour(), await OnTerminalAsync(recording, noColor: null));
        Assert.Matches(Colour(), await OnTerminalAsync(recording, noColor: ""));
        Assert.DoesNotMatch(Colour(), await OnTerminalAsync(recording, noColor: "1"));
    }

    [Fact]
    public async Task AReportInAFileIsPlain()
    {
        string recording = await RecordAsync();
        (await Processes.Tool.RunAsync("report", recording, "-o", _folder["report.txt"])).MustEndWith(0);
        string text = await File.ReadAllTextAsync(_folder["report.txt"], TestContext.Current.CancellationToken);
        Assert.Contains("LoadTarget", text);
        Assert.DoesNotContain(Escape, text);
    }

    private async Task<string> RecordAsync()
    {
        using RunningProcess load = await Target.LoadAsync("leak=20");
        (await Processes.Tool.RunAsync("record", "-p", $"{load.Id}", "--for", "1s", "-o", _folder["a.rockpool"])).MustEndWith(0);
        return _folder["a.rockpool"];
    }

    private static async Task<string> OnTerminalAsync(string recording, string? noColor)
    {
        var start = new ProcessStartInfo("script", ["-qec", $"dotnet {BuiltProgram.Tool} report {recording}", "/dev/null"]);
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["NO_COLOR"] = noColor;
        if (noColor is null)
            start.Environment.Remove("NO_COLOR");
        using RunningProcess terminal = RunningProcess.Start(start);
        return (await terminal.EndAsync()).MustEndWith(0).Output;
    }

    // The runtime itself tells a terminal to send its keys in application mode; that is no colour.
    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colour();
}
