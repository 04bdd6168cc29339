namespace Rockpool.Recorder.Attach.Port;

/// <summary>What a runtime says of its process.</summary>
/// <param name="ProcessId">The process id as the process itself sees it; another one inside a container.</param>
/// <param name="CommandLine">The command line.</param>
/// <param name="Architecture">The processor architecture.</param>
/// <param name="EntryAssembly">The entry assembly's simple name; empty before it is loaded.</param>
/// <param name="Version">The runtime's version, such as <c>10.0.1</c>.</param>
internal sealed record RuntimeInfo(
    ulong ProcessId, string CommandLine, string Architecture, string EntryAssembly, string Version)
{
    /// <summary>The version's first number, or 0 where it is not a version.</summary>
    public int Major => int.TryParse(Version.AsSpan(0, Math.Max(Version.IndexOf('.'), 0)), out var major) ? major : 0;
}
