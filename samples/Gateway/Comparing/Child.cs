using System.Diagnostics;

namespace Gateway.Comparing;

/// <summary>This program once more, with a verb of its own, until it is disposed.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    public Child(params IEnumerable<string> arguments) => _process = Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, [typeof(Child).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    /// <summary>The next line that it writes.</summary>
    public async Task<string> ReadLineAsync(CancellationToken stopping) =>
        await _process.StandardOutput.ReadLineAsync(stopping) ?? throw new GatewayException("a process of the comparison ended early");

    /// <summary>Tells it to end, and waits.</summary>
    public async Task<int> EndAsync(CancellationToken stopping)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(stopping);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
