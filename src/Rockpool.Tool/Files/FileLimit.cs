using System.Runtime.InteropServices;

namespace Rockpool.Tool.Files;

/// <summary>The size that no file of this process may exceed (<c>ulimit -f</c>).</summary>
internal static class FileLimit
{
    // SIGXFSZ has this number on Linux and macOS alike, on every architecture that the tool is built for.
    private const PosixSignal Exceeded = (PosixSignal)25;

    /// <summary>
    /// Makes a write beyond the limit fail like one to a full disk. By default it kills the process with a signal, which
    /// leaves a recording without its end and a command that is being recorded without anybody to wait for it.
    /// </summary>
    /// <returns>To be disposed of where that is to end; null where there is no such signal.</returns>
    public static PosixSignalRegistration? TellByErrors() => OperatingSystem.IsWindows()
        ? null
        : PosixSignalRegistration.Create(Exceeded, context => context.Cancel = true);
}
