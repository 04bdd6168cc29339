using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Rockpool.Recorder.Attach.Port;

namespace Rockpool.Recorder.Attach;

/// <summary>
/// A command that was started so that its first runtime waits for us. Its standard streams, terminal signals and exit code
/// are its own, as if it had been started without us.
/// </summary>
internal sealed class LaunchedCommand : IAsyncDisposable
{
    private readonly ReversedPort _port;
    private readonly Process _process;

    private LaunchedCommand(ReversedPort port, Process process)
    {
        (_port, _process) = (port, process);
        Exited = ExitAsync();
    }

    /// <summary>Completes with the command's exit code; one that a signal ended has 128 and the signal's number.</summary>
    public Task<int> Exited { get; }

    /// <summary>Starts the command.</summary>
    /// <exception cref="RecorderException">It cannot be started.</exception>
    public static async Task<LaunchedCommand> StartAsync(IReadOnlyList<string> command)
    {
        var program = ProgramPath.Find(command[0]);
        var port = ReversedPort.Open();
        try
        {
            var start = new ProcessStartInfo(program, command.Skip(1)) { UseShellExecute = false };
            start.Environment[ReversedPort.Variable] = port.VariableValue;
            return new LaunchedCommand(port, Process.Start(start)!);
        }
        catch (Win32Exception e)
        {
            await port.DisposeAsync().ConfigureAwait(false);
            throw new RecorderException($"Cannot start '{command[0]}': {Marshal.GetPInvokeErrorMessage(e.NativeErrorCode)}.", e);
        }
    }

    /// <summary>The next runtime that waits to be let go, or null once the command has ended and none does.</summary>
    public async Task<WaitingRuntime?> NextRuntimeAsync()
    {
        var next = _port.Waiting.WaitToReadAsync().AsTask();
        await Task.WhenAny(next, Exited).ConfigureAwait(false);
        return _port.Waiting.TryRead(out var runtime) ? runtime : null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _port.DisposeAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().ConfigureAwait(false);
        return _process.ExitCode;
    }
}
