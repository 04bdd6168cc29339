using System.Diagnostics;
using Xunit;

namespace Rockpool.Recorder.Tests.Attach;

/// <summary>A running load to attach to. It ends when this is disposed.</summary>
internal sealed class LoadProcess : IDisposable
{
    private LoadProcess(Process process) => Process = process;

    /// <summary>The process.</summary>
    public Process Process { get; }

    /// <summary>Its id.</summary>
    public int Id => Process.Id;

    /// <summary>Where the load's program is.</summary>
    /// <param name="framework">The target framework, such as <c>net8.0</c>.</param>
    public static string PathFor(string framework)
    {
        var configuration = Directory.GetParent(AppContext.BaseDirectory.TrimEnd('/'))!.Name;
        var targets = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../Targets"));
        var built = Path.Combine(targets, "LoadTarget", "bin", configuration, framework);
        return Path.Combine(framework == "net10.0" ? built : Path.Combine(built, "linux-x64"), "LoadTarget");
    }

    /// <summary>Starts it and waits until it serves.</summary>
    public static LoadProcess Start(string framework, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(PathFor(framework), arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var load = new LoadProcess(Process.Start(start)!);
        Assert.Equal("ready", load.Process.StandardOutput.ReadLine());
        return load;
    }

    /// <summary>Lets it end by itself, as a service that is shut down does.</summary>
    public void Finish() => Process.StandardInput.Close();

    /// <inheritdoc/>
    public void Dispose()
    {
        Process.Kill();
        Process.WaitForExit();
        Process.Dispose();
    }
}
