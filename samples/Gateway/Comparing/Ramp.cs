using Gateway.Load;
using Gateway.Reuse;

namespace Gateway.Comparing;

/// <summary>
/// Raises the connections of one mode, each with the same traffic, until the p99 of messages is a multiple of its least or
/// collections stop the gateway for too long: the knee is the step before.
/// </summary>
internal sealed class Ramp(ReuseMode mode, string? tier, LoadOptions load)
{
    private const int Few = 1000;
    private const int FirstShare = 8;
    private const double Step = 1.5;
    private const double Bend = 4;

    /// <summary>Milliseconds of each second.</summary>
    private const double LongPauses = 50;

    private static readonly Figure[] _shown = [Figure.Arrived, Figure.P99, Figure.Paused, Figure.Allocated];

    public async Task ClimbAsync(CancellationToken stopping)
    {
        string heading = ComparisonTable.Heading(mode);
        double least = double.PositiveInfinity;
        int knee = 0;
        foreach (int connections in Steps())
        {
            LoadReport report = await Scene.PlayAsync(mode, tier, At(connections), stopping);
            Console.WriteLine($"{heading}, {connections} connections: {Describe(report)}");
            least = Math.Min(least, report.Messages.P99);
            if (report.Messages.P99 > Bend * least || Figure.Paused.Of(report) > LongPauses)
            {
                Console.WriteLine(knee == 0 ? $"{heading}: beyond its knee from the first step" : $"{heading}: knee at {knee} connections");
                return;
            }

            knee = connections;
        }

        Console.WriteLine($"{heading}: no knee up to {knee} connections");
    }

    private static string Describe(LoadReport report) =>
        string.Join(", ", _shown.Select(figure => $"{figure.Name} {figure.Say(figure.Of(report))}"));

    /// <summary>From an eighth of what was asked for to all of it.</summary>
    private IEnumerable<int> Steps()
    {
        for (double next = Math.Max(Few, load.Connections / FirstShare); next < load.Connections; next *= Step)
            yield return (int)next;
        yield return load.Connections;
    }

    private LoadOptions At(int connections)
    {
        double share = (double)connections / load.Connections;
        return load with
        {
            Connections = connections,
            Messages = load.Messages * share,
            Datagrams = load.Datagrams * share,
            Requests = load.Requests * share,
        };
    }
}
