using System.Diagnostics;

namespace Rockpool.Tool.Tests;

/// <summary>Processes that cannot be recorded: one clear line each.</summary>
public sealed class RecordTargetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task NoSuchProcess() => AssertRefused(await RecordAsync("-p", "2147483647"), "2147483647");

    [Fact]
    public async Task NoSuchName() => AssertRefused(await RecordAsync("-n", "no-such-program"), "no-such-program");

    [Fact]
    public async Task SeveralOfAName()
    {
        using RunningProcess one = await Target.LoadAsync();
        using RunningProcess two = await Target.LoadAsync();
        ProcessRun run = await RecordAsync("-n", "LoadTarget");
        AssertRefused(run, $"{one.Id}");
        AssertRefused(run, $"{two.Id}");
    }

    [Fact]
    public async Task NotDotnet()
    {
        using RunningProcess cat = RunningProcess.Start(new ProcessStartInfo("cat"));
        AssertRefused(await RecordAsync("-p", $"{cat.Id}"), $"{cat.Id}");
    }

    [Fact]
    public async Task ADisabledDiagnosticPort()
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Load]) { Environment = { ["DOTNET_EnableDiagnostics"] = "0" } };
        using RunningProcess deaf = RunningProcess.Start(start);
        await deaf.LineWithAsync("ready");
        ProcessRun run = await RecordAsync("-p", $"{deaf.Id}");
        AssertRefused(run, $"{deaf.Id}");
        Assert.Contains("DOTNET_EnableDiagnostics", run.Error);
    }

    [Fact]
    public async Task AnotherUsersProcess()
    {
        using RunningProcess load = await Target.LoadAsync();
        using RunningProcess tool = StartAsNobody(
            BuiltProgram.Tool, "record", "-p", $"{load.Id}", "--for", "1s", "-o", _folder["a.rockpool"]);
        ProcessRun run = await tool.EndAsync();
        Assert.SkipWhen(run.Error.Contains("Permission denied") && run.ExitCode != 2, "another user cannot read the built tool here");
        AssertRefused(run, $"{load.Id}");
        Assert.Contains("belongs to another user (id 0)", run.Error);
    }

    [Fact]
    public async Task RootRecordsAnotherUsersProcess()
    {
        using RunningProcess load = StartAsNobody(BuiltProgram.Load, "rate=1000");
        await load.LineWithAsync("ready");
        (await RecordAsync("-p", $"{load.Id}")).MustEndWith(0);
        ProcessRun report = (await Processes.Tool.RunAsync("report", _folder["a.rockpool"])).MustEndWith(0);
        Assert.Contains("LoadTarget", report.Output);
        Assert.DoesNotContain("No pool event was seen", report.Output);
    }

    private RunningProcess StartAsNobody(params string[] program)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root can become another user");
        Assert.SkipUnless(File.Exists("/usr/bin/setpriv"), "there is no setpriv to become another user with");
        string home = Directory.CreateDirectory(_folder["home"]).FullName;
        const UnixFileMode everybody = (UnixFileMode)0b111_111_111;
#pragma warning disable CA1416 // Skipped above where it is unsupported.
        File.SetUnixFileMode(_folder.Path, everybody);
        File.SetUnixFileMode(home, everybody);
#pragma warning restore CA1416
        return RunningProcess.Start(new ProcessStartInfo("setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", "env", $"HOME={home}", "dotnet", .. program]));
    }

    private static void AssertRefused(ProcessRun run, string expected)
    {
        run.MustEndWith(2);
        Assert.Contains(expected, Assert.Single(run.ErrorLines, line => line.StartsWith("rockpool: ")));
        Assert.DoesNotContain(" of a core spent", run.Error);
        Assert.Empty(run.Output);
    }

    private Task<ProcessRun> RecordAsync(params string[] target) =>
        Processes.Tool.RunAsync(["record", .. target, "--for", "1s", "-o", _folder["a.rockpool"]]);
}
