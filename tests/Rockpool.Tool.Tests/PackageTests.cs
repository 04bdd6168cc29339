using System.Diagnostics;
using System.Reflection;

namespace Rockpool.Tool.Tests;

/// <summary>The tool package, installed into an empty folder.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheInstalledToolListsProcessesAndShowsTheDemo()
    {
        string project = Path.Combine(BuiltProgram.Repository, "src", "Rockpool.Tool");
        await RunAsync("dotnet", "pack", project, "-c", Configuration, "--no-build", "-o", _folder["feed"]);
        string version = Path.GetFileNameWithoutExtension(Assert.Single(Directory.GetFiles(_folder["feed"], "*.nupkg")))["rockpool.".Length..];
        await RunAsync("dotnet", "tool", "install", "rockpool",
            "--version", version, "--tool-path", _folder["installed"], "--source", _folder["feed"]);

        string tool = _folder["installed/rockpool"];
        using RunningProcess load = await Target.LoadAsync();
        ProcessRun list = await RunAsync(tool, "ps");
        Assert.Contains(" LoadTarget ", Assert.Single(list.Output.Split('\n'), line => line.StartsWith($"{load.Id} ")));
        await RunAsync(tool, "demo", "--for", "1s", "-o", _folder["report.html"]);
        Assert.True(File.Exists(_folder["report.html"]));
    }

    private static string Configuration =>
        Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private async Task<ProcessRun> RunAsync(string program, params string[] arguments)
    {
        // The installed tool's launcher looks for the runtime where the tests' own runtime is.
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder.Path };
        start.Environment["DOTNET_ROOT"] = BuiltProgram.DotnetRoot;
        using RunningProcess process = RunningProcess.Start(start);
        return (await process.EndAsync()).MustEndWith(0);
    }
}
