using System.Runtime.InteropServices;

namespace Rockpool.Tool.Files;

/// <summary>The size that no file of this process may exceed (<c>ulimit -f</c>).</summary>
internal static class FileLimit
{
    // SIGXFSZ has this number on Linux and macOS alike, on every architecture that the tool is built for.
    private const PosixSignal Exceeded = (PosixSignal)25;

    // Never given back: the signal is dealt with on another thread, perhaps after the write has failed and all is said.
    private static PosixSignalRegistration? _held;

    /// <summary>
    /// Makes a write beyond the limit fail like one to a full disk, from now on. By default it kills the process with a
    /// signal, which leaves a recording without its end and a command that is being recorded without anybody to wait for it.
    /// </summary>
    public static void TellByErrors()
    {
        if (!OperatingSystem.IsWindows())
            _held ??= PosixSignalRegistration.Create(Exceeded, context => context.Cancel = true);
    }
}
