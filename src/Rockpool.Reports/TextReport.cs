using Rockpool.Diagnosis.Findings;
using Rockpool.Reports.Text;
using Spectre.Console;

namespace Rockpool.Reports;

/// <summary>A diagnosis for a terminal: a summary to read in ten seconds, then the findings, worst first.</summary>
public static class TextReport
{
    /// <summary>
    /// Writes the report in the console's own width and colours. Text from the recording is never read as markup, and
    /// no character of it reaches the terminal that would drive it.
    /// </summary>
    /// <param name="diagnosis">What to report.</param>
    /// <param name="console">Where to; a width below 20 cells counts as 20.</param>
    /// <remarks>As thread-safe as <paramref name="console"/> is. Written as it is made, line by line.</remarks>
    public static void Write(DiagnosisResult diagnosis, IAnsiConsole console)
    {
        var sheet = new Sheet(console);
        SummarySection.Write(diagnosis, sheet);
        FindingSection.Write(diagnosis.Findings, sheet);
        PoolSection.Write(diagnosis.Pools, sheet);
        TierSection.Write(diagnosis.Pools, sheet);
        FlowSection.Write(diagnosis.Flows, sheet);
        WriteLimits(diagnosis, sheet);
    }

    private static void WriteLimits(DiagnosisResult diagnosis, Sheet sheet)
    {
        string[] limits = [.. diagnosis.Limits, .. diagnosis.Recording.Remarks];
        if (limits.Length == 0) return;
        sheet.Heading("What this recording cannot show");
        foreach (string limit in limits) sheet.Write(Line.At(2, 4).Add("- ", Styles.Faint).Add(Printable.Line(limit)));
    }
}
