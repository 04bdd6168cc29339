using Gateway.Load;
using Gateway.Reuse;
using Spectre.Console;

namespace Gateway.Comparing;

/// <summary>Figures of several runs of each mode: the median, and the least and the most where they differ.</summary>
internal static class ComparisonTable
{
    public static void Write(IAnsiConsole console, IReadOnlyDictionary<ReuseMode, List<LoadReport>> runs)
    {
        bool isTerminal = console.Profile.Out.IsTerminal;
        var table = new Table { Border = isTerminal ? TableBorder.Rounded : TableBorder.Markdown };
        if (!isTerminal)
            console.Profile.Width = int.MaxValue;
        table.AddColumn("");
        foreach (ReuseMode mode in runs.Keys)
            table.AddColumn(Heading(mode), column => column.RightAligned());
        foreach (Figure figure in Figure.All)
            table.AddRow([figure.Name, .. runs.Values.Select(reports => Cell(figure, reports))]);
        console.Write(table);
    }

    /// <summary>What a mode is called.</summary>
    public static string Heading(ReuseMode mode) => mode switch
    {
        ReuseMode.ArrayPool => "ArrayPool + ObjectPool",
        ReuseMode.Rockpool => "Rockpool",
        _ => "no pooling",
    };

    private static string Cell(Figure figure, List<LoadReport> reports)
    {
        double[] values = [.. reports.Select(figure.Of).Order()];
        string[] said = [.. new[] { values[values.Length / 2], values[0], values[^1] }.Select(figure.Say)];
        return said[1] == said[2] ? said[0] : $"{said[0]} ({said[1]} to {said[2]})";
    }
}
