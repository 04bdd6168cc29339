using System.Diagnostics;
using Microsoft.Diagnostics.NETCore.Client;

namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>tests/Targets/PoolTarget, running on one of the runtimes.</summary>
internal sealed class PoolTargetProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="framework">Such as <c>net8.0</c>.</param>
    /// <param name="threads">Threads that rent and return.</param>
    /// <param name="pairsPerSecond">By each thread; 0 for as many as it can.</param>
    public PoolTargetProcess(string framework, int threads, int pairsPerSecond)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        string configuration = output.Parent!.Name;
        string tests = output.Parent.Parent!.Parent!.Parent!.FullName;
        string program = Path.Combine(
            tests, "Targets", "PoolTarget", "bin", configuration, framework, "linux-x64", "PoolTarget");
        _process = Process.Start(new ProcessStartInfo(program, [$"{threads}", $"{pairsPerSecond}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        if (_process.StandardOutput.ReadLine() != "ready")
            throw new InvalidOperationException($"{program} did not start");
    }

    /// <summary>Records until the trace has <paramref name="bytes"/>, and then what the session's end brings.</summary>
    public byte[] Record(EventPipeSessionConfiguration configuration, int bytes)
    {
        using EventPipeSession session = new DiagnosticsClient(_process.Id).StartEventPipeSession(configuration);
        using var trace = new MemoryStream();
        var buffer = new byte[1 << 16];
        Task? stopping = null;
        for (int read; (read = session.EventStream.Read(buffer)) > 0;)
        {
            trace.Write(buffer, 0, read);
            if (trace.Length >= bytes)
                stopping ??= session.StopAsync(CancellationToken.None);
        }

        stopping!.Wait();
        return trace.ToArray();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
