using System.Diagnostics;

namespace Buffers.Writers;

/// <summary>This program again, so that what one contestant leaves is not counted for the next.</summary>
internal static class Child
{
    public static void Run(string command, string contestant)
    {
        using var child = Process.Start(Environment.ProcessPath!, [command, contestant]);
        child.WaitForExit();
        if (child.ExitCode != 0)
            throw new InvalidOperationException($"{command} {contestant} ended with {child.ExitCode}.");
    }
}
