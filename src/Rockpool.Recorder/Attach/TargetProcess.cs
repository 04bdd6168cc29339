namespace Rockpool.Recorder.Attach;

/// <summary>A process that can be attached to.</summary>
/// <param name="ProcessId">Its process id.</param>
/// <param name="Name">Its entry assembly's simple name, or its process name where that is not known.</param>
/// <param name="CommandLine">Its command line.</param>
/// <param name="RuntimeVersion">Its runtime's version, or null where it does not say.</param>
/// <param name="Uptime">How long it has been running.</param>
/// <param name="Architecture">Its processor architecture, such as <c>x64</c>.</param>
public sealed record TargetProcess(
    int ProcessId, string Name, string CommandLine, string? RuntimeVersion, TimeSpan? Uptime, string Architecture)
{
    /// <summary>Every process of this user that can be attached to, by process id.</summary>
    public static IReadOnlyList<TargetProcess> All() => throw new NotImplementedException();

    /// <summary>The one process whose entry assembly or process name is <paramref name="name"/>.</summary>
    /// <exception cref="RecorderException">None matches, or several do; the message lists them.</exception>
    public static TargetProcess Named(string name) => throw new NotImplementedException();
}
