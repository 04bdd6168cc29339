using System.CommandLine;
using System.Globalization;
using Rockpool.Recorder.Attach;
using Rockpool.Tool.Terminal;

namespace Rockpool.Tool.Commands;

/// <summary><c>rockpool ps</c>: the processes that can be recorded.</summary>
internal static class PsCommand
{
    private static readonly string[] _header = ["PID", "NAME", "RUNTIME", "UPTIME", "ARCH", "COMMAND"];

    public static Command Create()
    {
        var command = new Verb(
            "ps",
            "Lists the .NET processes that can be recorded.",
            "rockpool ps                  # pid, name, runtime version, uptime, architecture, command line",
            "rockpool ps | grep orders    # one process a line, never cut off when piped");
        command.SetAction(_ => List());
        return command;
    }

    private static int List()
    {
        var rows = new List<string[]> { _header };
        rows.AddRange(TargetProcess.All().Select(Describe));
        int[] widths = [.. Enumerable.Range(0, _header.Length - 1).Select(column => rows.Max(row => row[column].Length))];
        int limit = Stdout.IsTerminal ? Math.Max(40, Console.BufferWidth) : int.MaxValue;
        foreach (string[] row in rows)
        {
            string line = string.Join("  ", row.Select((cell, column) => column < widths.Length ? cell.PadRight(widths[column]) : cell));
            Console.Out.WriteLine(line.Length > limit ? line[..(limit - 1)] + '…' : line);
        }

        if (rows.Count == 1)
            Stderr.Say("no .NET process of this user can be attached to");
        return ExitCode.Success;
    }

    private static string[] Describe(TargetProcess process) =>
    [
        process.ProcessId.ToString(CultureInfo.InvariantCulture),
        process.Name,
        process.RuntimeVersion ?? "-",
        process.Uptime is { } uptime ? Describe(uptime) : "-",
        process.Architecture,
        process.CommandLine.ReplaceLineEndings(" "),
    ];

    private static string Describe(TimeSpan uptime) => uptime switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{uptime.Days}d{uptime.Hours:00}h"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{uptime.Hours}h{uptime.Minutes:00}m"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{uptime.Minutes}m{uptime.Seconds:00}s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{uptime.Seconds}s"),
    };
}
