using System.Globalization;
using System.Text;

namespace Rockpool.Recorder.Attach.Port;

/// <summary>
/// What <c>/proc</c> says of one process. Everything is read when asked for; a process that is gone, or hidden from this
/// user, has no values.
/// </summary>
internal sealed class ProcessFiles(int processId)
{
    // A program's exported names stand at its start; those of the runtime's single-file host end within 32 KB.
    private const int ExportedNames = 1 << 17;

    /// <summary>The effective user id of this process.</summary>
    public static uint? OwnUserId { get; } = new ProcessFiles(Environment.ProcessId).UserId;

    /// <summary>The process id.</summary>
    public int ProcessId { get; } = processId;

    /// <summary>Whether there is such a process.</summary>
    public bool Exists => Directory.Exists($"/proc/{ProcessId}");

    /// <summary>Whether the process has ended, even where its parent has not yet asked for its exit code.</summary>
    public bool HasEnded => Read("stat") is not { } stat || stat[stat.LastIndexOf(')') + 2] is 'Z' or 'X';

    /// <summary>The process's name as the kernel has it: at most 15 characters.</summary>
    public string? Name => Read("comm")?.TrimEnd('\n');

    /// <summary>The command line, its arguments parted by spaces.</summary>
    public string? CommandLine => Read("cmdline")?.TrimEnd('\0').Replace('\0', ' ');

    /// <summary>The effective user id of the process.</summary>
    public uint? UserId => StatusField("Uid:") is { Length: > 1 } ids ? uint.Parse(ids[1], CultureInfo.InvariantCulture) : null;

    /// <summary>How long the process has been running.</summary>
    public TimeSpan? Uptime
    {
        get
        {
            if (StartTicks is not { } ticks)
            {
                return null;
            }

            var started = double.Parse(ticks, CultureInfo.InvariantCulture) / 100;
            var machine = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture);
            return TimeSpan.FromSeconds(Math.Max(machine - started, 0));
        }
    }

    /// <summary>Whether the process has the runtime's library loaded; one that carries the runtime within itself does not.</summary>
    public bool HasRuntimeLibrary => Read("maps")?.Contains("libcoreclr.so", StringComparison.Ordinal) == true;

    /// <summary>
    /// Whether the process was compiled ahead of time: it has neither the runtime's library nor the name in its program
    /// by which debuggers know a single file that carries the runtime.
    /// </summary>
    public bool IsCompiledAhead => !HasRuntimeLibrary && ProgramStart().AsSpan().IndexOf("DotNetRuntimeInfo"u8) < 0;

    /// <summary>A variable of the environment that the process was started with.</summary>
    public string? Variable(string name)
    {
        var prefix = name + "=";
        return Read("environ")?.Split('\0').LastOrDefault(entry => entry.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..];
    }

    /// <summary>
    /// The socket that the process's runtime listens on, also where it runs in a container with files and ids of its own.
    /// </summary>
    public string? PortSocket()
    {
        var ids = StatusField("NSpid:");
        var inside = ids is { Length: > 0 } ? ids[^1] : ProcessId.ToString(CultureInfo.InvariantCulture);
        var folder = Variable("TMPDIR") is { Length: > 0 } own ? own : "/tmp";
        if (ids is { Length: > 1 })
        {
            folder = $"/proc/{ProcessId}/root{folder}";
        }

        try
        {
            // A process that crashed leaves its socket behind, and its id may since have been given again: the name ends in
            // when the process started. A container may count that from another moment.
            var known = Path.Combine(folder, $"dotnet-diagnostic-{inside}-{StartTicks}-socket");
            if (File.Exists(known))
                return known;
            return ids is { Length: > 1 }
                ? Directory.EnumerateFiles(folder, $"dotnet-diagnostic-{inside}-*-socket").MaxBy(File.GetLastWriteTimeUtc)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // The name before the bracket may hold spaces; the start, in hundredths of a second since that of the machine, is the
    // 20th field after it.
    private string? StartTicks => Read("stat") is { } stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19] : null;

    private byte[] ProgramStart()
    {
        try
        {
            using var program = File.OpenRead($"/proc/{ProcessId}/exe");
            var start = new byte[ExportedNames];
            return start[..program.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private string[]? StatusField(string name) =>
        Read("status")?.Split('\n').FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..]
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private string? Read(string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{ProcessId}/{file}", Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
