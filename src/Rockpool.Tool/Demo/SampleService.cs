using System.Diagnostics;
using Rockpool.Recorder;

namespace Rockpool.Tool.Demo;

/// <summary>The bundled sample service as a process of its own, under its own load until disposed.</summary>
internal sealed class SampleService : IDisposable
{
    private readonly Process _process;

    private SampleService(Process process) => _process = process;

    public int ProcessId => _process.Id;

    /// <summary>Starts it and waits until it serves.</summary>
    /// <param name="folder">A folder that the caller deletes, for what has to be unpacked.</param>
    /// <param name="stop">Gives up waiting.</param>
    /// <exception cref="RecorderException">It is not there, or ended before it served.</exception>
    public static async Task<SampleService> StartAsync(string folder, CancellationToken stop)
    {
        ProcessStartInfo start = SampleProgram.Locate(folder);
        // It ends when its standard input does, so that it cannot outlive this process however that ends.
        start.ArgumentList.Add("--with-parent");
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        Process process = Process.Start(start)
            ?? throw new RecorderException($"the sample service could not be started: {start.FileName}");
        var service = new SampleService(process);
        string? ready = await process.StandardOutput.ReadLineAsync(stop);
        if (ready is not null)
            return service;
        service.Dispose();
        throw new RecorderException("the sample service ended before it served its first order");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
