using System.Runtime.InteropServices;

namespace Rockpool.Tool.Tests.Processes;

/// <summary>What a terminal or an administrator sends to a process.</summary>
internal sealed partial class Signal
{
    /// <summary>Ctrl-C.</summary>
    public static readonly Signal Interrupt = new(2);

    /// <summary>kill -9.</summary>
    public static readonly Signal Kill = new(9);

    /// <summary>A polite request to end, such as a container's.</summary>
    public static readonly Signal Terminate = new(15);

    private readonly int _number;

    private Signal(int number) => _number = number;

    public void SendTo(int processId) => Assert.Equal(0, kill(processId, _number));

    // The name is libc's.
    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int pid, int sig);
}
