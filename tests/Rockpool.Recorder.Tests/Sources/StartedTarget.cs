using System.Diagnostics;
using Microsoft.Diagnostics.NETCore.Client;
using Xunit;

namespace Rockpool.Recorder.Tests.Sources;

/// <summary>A target program that was started and answers line by line.</summary>
internal sealed class StartedTarget : IDisposable
{
    private readonly Process _process;
    private bool _ended;

    private StartedTarget(Process process) => _process = process;

    /// <summary>Its process id.</summary>
    public int ProcessId => _process.Id;

    /// <summary>The path of a target's executable; its assembly is beside it.</summary>
    public static string PathOf(string project, string framework)
    {
        string configuration = Directory.GetParent(AppContext.BaseDirectory.TrimEnd('/'))!.Name;
        string targets = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../Targets"));
        return Path.Combine(targets, project, "bin", configuration, framework, "linux-x64", project);
    }

    /// <summary>Starts a project of tests/Targets and waits until it says that it is ready.</summary>
    /// <param name="project">The project's name.</param>
    /// <param name="framework">The target framework, such as <c>net8.0</c>.</param>
    /// <param name="environment">Environment variables.</param>
    public static StartedTarget Start(string project, string framework, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new(PathOf(project, framework))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        StartedTarget target = new(Process.Start(start)!);
        Assert.Equal("ready", target.Hear());
        return target;
    }

    /// <summary>Lets it do what <paramref name="line"/> asks and waits until that is done.</summary>
    public void Do(string line)
    {
        _process.StandardInput.WriteLine(line);
        Assert.Equal("done " + line, Hear());
    }

    /// <summary>Records what it does in <paramref name="work"/>.</summary>
    /// <returns>The path of a NetTrace file, which the caller deletes.</returns>
    public async Task<string> Record(EventPipeSessionConfiguration session, Action work)
    {
        string path = Path.Combine(Path.GetTempPath(), $"rockpool-{Guid.NewGuid():n}.nettrace");
        using EventPipeSession running = new DiagnosticsClient(_process.Id).StartEventPipeSession(session);
        Task copying = Copy(running.EventStream, path);
        work();
        running.Stop();
        await copying;
        return path;
    }

    /// <summary>Starts a session that goes on until the process ends.</summary>
    public RunningRecording StartRecording(EventPipeProvider[] providers, bool stacks) =>
        new(new DiagnosticsClient(_process.Id).StartEventPipeSession(
            new EventPipeSessionConfiguration(providers, 64, requestRundown: false, requestStackwalk: stacks)));

    /// <summary>Lets it come to its end.</summary>
    public void Finish()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        Assert.Equal(0, _process.ExitCode);
    }

    /// <summary>Kills it, as nothing it could still say is of use.</summary>
    public void Dispose()
    {
        if (_ended) return;
        _ended = true;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task Copy(Stream events, string path)
    {
        using FileStream file = File.Create(path);
        await events.CopyToAsync(file);
    }

    private string? Hear() => _process.StandardOutput.ReadLine();
}
