using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Text;

/// <summary>What was rented under the labels and in the regions that the program names.</summary>
internal static class FlowSection
{
    private const int MostRows = 10;

    public static void Write(IReadOnlyList<FlowSummary> flows, Sheet sheet)
    {
        if (flows.Count == 0) return;
        sheet.Heading("Labels and regions");
        foreach (FlowSummary flow in flows.Take(MostRows))
        {
            sheet.Write(Line.At(0, 2)
                .Add(flow.IsRegion ? "region " : "label ", Styles.Faint)
                .Add(Shorten.Middle(Printable.Line(flow.Name), sheet.Width / 2), Styles.Strong)
                .Add($" {Figures.Plural(flow.Rents, "rent")}, {Figures.Plural(flow.Misses, "miss", "misses")}, ")
                .Add($"{Humane.Count(flow.Outstanding)} still out"));
        }

        if (flows.Count > MostRows)
            sheet.Write(Line.At(0, 2).Add($"{Humane.Count(flows.Count - MostRows)} more in the JSON and HTML reports", Styles.Faint));
    }
}
