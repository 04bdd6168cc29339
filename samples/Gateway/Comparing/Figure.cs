using System.Globalization;
using Gateway.Load;
using Gateway.Serving;

namespace Gateway.Comparing;

/// <summary>One line of the table.</summary>
/// <param name="Name">What it is, with its unit.</param>
/// <param name="Digits">After the point.</param>
/// <param name="Of">Its value in a run.</param>
internal sealed record Figure(string Name, int Digits, Func<LoadReport, double> Of)
{
    private const double Megabyte = 1e6;

    public static Figure Arrived { get; } = new("messages arrived, per s", 0, report => report.Measured / report.Seconds);

    public static Figure P99 { get; } = new("message latency p99, ms", 2, report => report.Messages.P99);

    public static Figure Allocated { get; } =
        new("allocated, MB/s", 2, report => Between(report, figures => figures.Allocated) / Megabyte / report.Seconds);

    public static Figure Paused { get; } =
        new("paused, ms/s", 2, report => Between(report, figures => figures.PauseMilliseconds) / report.Seconds);

    /// <summary>In the order of the table.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        Arrived,
        new("message latency p50, ms", 2, report => report.Messages.P50),
        P99,
        new("message latency p99.9, ms", 2, report => report.Messages.P999),
        new("request latency p50, ms", 2, report => report.Requests.P50),
        new("request latency p99, ms", 2, report => report.Requests.P99),
        new("request latency p99.9, ms", 2, report => report.Requests.P999),
        Allocated,
        new("collections of generation 0", 0, report => Between(report, figures => figures.Collections[0])),
        new("of generation 1", 0, report => Between(report, figures => figures.Collections[1])),
        new("of generation 2", 0, report => Between(report, figures => figures.Collections[2])),
        Paused,
        new("processors in use", 2, report => Between(report, figures => figures.ProcessorSeconds) / report.Seconds),
        new("peak memory, MB", 0, report => report.After.PeakMemory / Megabyte),
        new("memory after the quiet time, MB", 0, report => report.Idle.Memory / Megabyte),
        new("messages lost or wrong", 0, report => report.Sent - report.Arrived + report.Wrong + report.Refused),
    ];

    /// <summary>A value of it in words.</summary>
    public string Say(double value) => value.ToString($"N{Digits}", CultureInfo.InvariantCulture);

    private static double Between(LoadReport report, Func<ServerFigures, double> sum) => sum(report.After) - sum(report.Before);
}
