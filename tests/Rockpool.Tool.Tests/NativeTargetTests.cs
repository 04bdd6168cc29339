using System.Diagnostics;
using System.Text.Json;

namespace Rockpool.Tool.Tests;

/// <summary>A program compiled ahead of time: counted like any other, and its events have no stacks.</summary>
public sealed class NativeTargetTests : IDisposable
{
    // What the runtime and the load rent for themselves, such as to read their own processor time.
    private const int OwnRents = 20;

    private readonly TemporaryFolder _folder = new();

    private string Recording => _folder["a.rockpool"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ItsRentsAreCountedAndItIsSaidThatTheyHaveNoStacks()
    {
        string load = await PublishAsync(eventSources: true);
        ProcessRun run = (await Processes.Tool.RunAsync(
            "record", "--exact", "-o", Recording, "--", load, "rate=1000", "seconds=1", "exit=7")).MustEndWith(7);
        Assert.Single(run.ErrorLines, line => line.StartsWith("No event has a stack, ", StringComparison.Ordinal));
        using JsonDocument said = JsonDocument.Parse(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        int served = said.RootElement.GetProperty("served").GetInt32();

        string json = (await Processes.Tool.RunAsync("report", Recording, "--format", "json")).MustEndWith(0).Output;
        using JsonDocument report = JsonDocument.Parse(json);
        int rents = report.RootElement.GetProperty("pools").EnumerateArray().Sum(pool => pool.GetProperty("rents").GetInt32());
        Assert.InRange(rents, served, served + OwnRents);
        Assert.Contains("No event has a stack", json);
        Assert.DoesNotContain("no method names", json);
        Assert.Equal(0, report.RootElement.GetProperty("recording").GetProperty("stackCoverage").GetArrayLength());

        // Children must not be left waiting either, though this parent cannot be told to forget our port.
        (await Processes.Tool.RunAsync("record", "-o", Recording, "--", load, "child=0.2", "seconds=0.2")).MustEndWith(0);

        using RunningProcess running = RunningProcess.Start(new ProcessStartInfo(load));
        await running.LineWithAsync("ready");
        ProcessRun attached = await Processes.Tool.RunAsync("record", "-p", $"{running.Id}", "--for", "1s", "-o", Recording);
        Assert.Contains("No event has a stack, ", attached.MustEndWith(0).Error);
    }

    /// <summary>Without event sources, which is what such programs are published with, they have no diagnostic port.</summary>
    [Fact]
    public async Task WithoutEventSourcesItIsAProcessWithoutAPort()
    {
        string load = await PublishAsync(eventSources: false);
        using RunningProcess running = RunningProcess.Start(new ProcessStartInfo(load));
        await running.LineWithAsync("ready");
        ProcessRun run = await Processes.Tool.RunAsync("record", "-p", $"{running.Id}", "-o", Recording);
        Assert.Equal(
            $"rockpool: Process {running.Id} (LoadTarget) is not a .NET process, or one whose diagnostic port is disabled.",
            Assert.Single(run.MustEndWith(2).ErrorLines));
        (await Processes.Tool.RunAsync("record", "-o", Recording, "--", load, "seconds=0.1")).MustEndWith(125);
        Assert.False(File.Exists(Recording));
    }

    private async Task<string> PublishAsync(bool eventSources)
    {
        Assert.SkipUnless(LongTests.AreOn, LongTests.Reason);
        bool hasLinker = Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "clang")));
        Assert.SkipUnless(OperatingSystem.IsLinux() && hasLinker, "compiling ahead of time needs Linux, and clang as its linker");
        string project = Path.Combine(BuiltProgram.Repository, "tests", "Targets", "LoadTarget");
        // Apart from the repository's own build, which knows nothing of a native one; the load asks where its assembly is
        // only where it is started by the host.
        using RunningProcess publish = RunningProcess.Start(new ProcessStartInfo("dotnet",
            ["publish", project, "-f", "net10.0", "-c", "Release", "--use-current-runtime", "-p:PublishAot=true", "-p:NoWarn=IL3000",
             $"-p:EventSourceSupport={eventSources}", "--artifacts-path", _folder["build"], "-o", _folder["native"], "-nodeReuse:false"]));
        (await publish.EndAsync()).MustEndWith(0);
        return _folder["native/LoadTarget"];
    }
}
