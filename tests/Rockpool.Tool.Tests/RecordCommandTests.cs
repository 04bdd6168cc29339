using System.Diagnostics;

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
    public async Task ACommandThatMayNotBeRunIsAFailedRecording()
    {
        await File.WriteAllTextAsync(_folder["plain"], "text", TestContext.Current.CancellationToken);
        ProcessRun run = (await InFolderAsync("./plain")).MustEndWith(125);
        Assert.Equal("rockpool: Cannot start './plain': Permission denied.", Assert.Single(run.ErrorLines));
    }

    /// <summary>Codes by which a shell says that a command was not to be run or found, and that a signal ended it.</summary>
    [Theory]
    [InlineData("exit 126", 126)]
    [InlineData("exit 127", 127)]
    [InlineData("kill -TERM $$", 143)]
    [InlineData("kill -KILL $$", 137)]
    public async Task CodesOfShellsAndSignalsPassThrough(string end, int code)
    {
        (await RecordAsync("sh", "-c", $"dotnet '{BuiltProgram.Load}' seconds=0.1; {end}")).MustEndWith(code);
        (await Processes.Tool.RunAsync("report", Recording)).MustEndWith(0);
    }

    /// <summary>125 is for a recording that failed; one whose process was killed is kept, and the code is the process's.</summary>
    [Fact]
    public async Task ARecordedProcessThatIsKilledHandsOnItsSignal()
    {
        using RunningProcess tool = RunningProcess.Tool("record", "-o", Recording, "--", "sh", "-c",
            $"echo shell $$; exec dotnet '{BuiltProgram.Load}' seconds=60");
        int command = int.Parse((await tool.LineWithAsync("shell "))["shell ".Length..]);
        await tool.LineWithAsync("ready");
        Signal.Kill.SendTo(command);
        (await tool.EndAsync()).MustEndWith(137);
        Assert.Contains("was killed", (await Processes.Tool.RunAsync("report", Recording)).MustEndWith(0).Output);
    }

    /// <summary>What lies in the current folder or beside the runtime must not run in place of what PATH has.</summary>
    [Fact]
    public async Task ANameWithoutASlashIsLookedForOnPathOnly()
    {
        await WriteScriptAsync("true", "echo the local one");
        await WriteScriptAsync("only-here", "echo the local one");
        Assert.Empty((await InFolderAsync("true")).MustEndWith(125).Output);
        Assert.Contains("PATH", (await InFolderAsync("only-here")).MustEndWith(125).Error);
        Assert.Equal("the local one\n", (await InFolderAsync("./true")).MustEndWith(125).Output);
    }

    [Fact]
    public async Task AFolderIsNoCommand()
    {
        Directory.CreateDirectory(_folder["ls"]);
        ProcessRun run = (await InFolderAsync("./ls")).MustEndWith(125);
        Assert.Contains("it is a folder", Assert.Single(run.ErrorLines, line => line.StartsWith("rockpool: ")));
        Assert.Empty(run.Output);
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

    /// <summary>Like the command's own recording, a child's replaces an older one, which bears the name of its process id.</summary>
    [Fact]
    public async Task AChildsRecordingReplacesAnOlderOne()
    {
        ProcessRun run = (await RecordChildrenAsync("echo older > \"$0.$$.rockpool\"")).MustEndWith(0);
        string child = Assert.Single(Directory.GetFiles(_folder.Path), file => file != Recording);
        Assert.Equal(_folder[$"a.{run.Output.Split('\n')[0]}.rockpool"], child);
        (await Processes.Tool.RunAsync("report", child)).MustEndWith(0);
    }

    [Fact]
    public async Task AChildWhoseRecordingCannotBeMadeRunsAndTheOthersAreKept()
    {
        ProcessRun run = (await RecordChildrenAsync("mkdir \"$0.$$.rockpool\"")).MustEndWith(125);
        string folder = _folder[$"a.{run.Output.Split('\n')[0]}.rockpool"];
        Assert.Single(run.ErrorLines, line => line.StartsWith($"Cannot create the recording {folder}: ", StringComparison.Ordinal));
        Assert.Contains($"the recording is in {Recording}", run.Error);
        Assert.Equal(2, run.Output.Split("{\"served\":").Length - 1);
        (await Processes.Tool.RunAsync("report", Recording)).MustEndWith(0);
    }

    /// <summary>Records two loads, of which the second is a child; before it, a script knows its process id.</summary>
    private Task<ProcessRun> RecordChildrenAsync(string before)
    {
        string load = $"dotnet '{BuiltProgram.Load}' seconds=0.5";
        return Processes.Tool.RunAsync("record", "--children", "-o", Recording, "--",
            "sh", "-c", $"echo $$; {before}; {load}; exec {load}", _folder["a"]);
    }

    private async Task WriteScriptAsync(string name, string script)
    {
        await File.WriteAllTextAsync(_folder[name], $"#!/bin/sh\n{script}\n", TestContext.Current.CancellationToken);
        using RunningProcess chmod = RunningProcess.Start(new ProcessStartInfo("chmod", ["+x", _folder[name]]));
        (await chmod.EndAsync()).MustEndWith(0);
    }

    private async Task<ProcessRun> InFolderAsync(string command)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltProgram.Tool, "record", "-o", Recording, "--", command])
        {
            WorkingDirectory = _folder.Path,
        };
        using RunningProcess tool = RunningProcess.Start(start);
        return await tool.EndAsync();
    }

    private Task<ProcessRun> RecordAsync(params string[] command) =>
        Processes.Tool.RunAsync(["record", "-o", Recording, "--", .. command]);
}
