using System.Globalization;
using System.Net.Sockets;
using Rockpool.Recorder.Attach.Port;

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
    // A stopped process accepts the connection and never answers; the list must not wait for it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Every process of this user that can be attached to, by process id. Processes that end meanwhile are left out.
    /// Thread-safe; costs one short connection to each process, and at most a second however many there are.
    /// </summary>
    public static IReadOnlyList<TargetProcess> All() =>
        [.. Task.WhenAll(Candidates().Select(AskAsync)).GetAwaiter().GetResult().OfType<TargetProcess>()];

    /// <summary>The one process whose entry assembly or process name is <paramref name="name"/>, in any case of letters.</summary>
    /// <exception cref="RecorderException">None matches, or several do; the message lists them.</exception>
    public static TargetProcess Named(string name)
    {
        var all = All();
        var found = all.Where(process => process.IsNamed(name)).ToList();
        return found.Count == 1 ? found[0] : throw new RecorderException(found.Count == 0
            ? $"no attachable .NET process is named '{name}'; {(all.Count == 0 ? "there is none at all" : "there are " + List(all))}"
            : $"{found.Count} processes are named '{name}': {List(found)}; choose one by its process id");
    }

    private static string List(IEnumerable<TargetProcess> processes) =>
        string.Join(", ", processes.Select(process => $"{process.ProcessId} ({process.Name})"));

    private static IEnumerable<ProcessFiles> Candidates() =>
        Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id != 0 && id != Environment.ProcessId)
            .Order()
            .Select(id => new ProcessFiles(id));

    private static async Task<TargetProcess?> AskAsync(ProcessFiles process)
    {
        if (RuntimePort.Of(process) is not { } port)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(Patience);
        RuntimeInfo? info = null;
        try
        {
            info = await port.InfoAsync(patience.Token).ConfigureAwait(false);
        }
        catch (PortException)
        {
            // A runtime too old to introduce itself is still worth listing.
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            return null;
        }

        var name = info?.EntryAssembly is { Length: > 0 } entry ? entry : process.Name ?? "";
        var command = process.CommandLine is { Length: > 0 } line ? line : info?.CommandLine ?? "";
        var version = info?.Version is { Length: > 0 } said ? said : null;
        return new TargetProcess(process.ProcessId, name, command, version, process.Uptime, info?.Architecture ?? "");
    }

    private bool IsNamed(string name) =>
        name.Equals(Name, StringComparison.OrdinalIgnoreCase)
        || name.Equals(new ProcessFiles(ProcessId).Name, StringComparison.OrdinalIgnoreCase);
}
