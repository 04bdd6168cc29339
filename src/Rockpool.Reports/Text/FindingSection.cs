using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Text;

/// <summary>The findings, worst first.</summary>
internal static class FindingSection
{
    private const int Indent = 4;
    private const int Hanging = 6;
    private const int FactsOfNote = 3;

    public static void Write(IReadOnlyList<Finding> findings, Sheet sheet)
    {
        if (findings.Count == 0) return;
        sheet.Heading("Findings");
        for (int at = 0; at < findings.Count; at++)
        {
            if (at > 0) sheet.Blank();
            Write(findings[at], sheet);
        }
    }

    private static void Write(Finding finding, Sheet sheet)
    {
        sheet.Write(Line.At(0, Indent)
            .Add(Figures.Badge(finding.Severity), Styles.Of(finding.Severity))
            .Add($" {Printable.Line(finding.Rule)} ")
            .Add(Printable.Line(finding.Title), Styles.Strong));
        WriteSite(finding.Site, finding.Pool, sheet);
        sheet.Write(Line.At(Indent, Hanging).Add(Figures.HowOften(finding)));
        WriteEvidence(finding, sheet);
        if (finding.Site is Site site && finding.Severity > Severity.Info) StackLines.Write(site, sheet);
        sheet.Write(Line.At(Indent, Indent + 3).Add("=> ", Styles.Good).Add(Printable.Line(finding.Advice)));
    }

    // A note is there to be known of, not to be proved: it gets its most telling facts and no stack.
    private static void WriteEvidence(Finding finding, Sheet sheet)
    {
        int shown = finding.Severity > Severity.Info ? finding.Evidence.Count : Math.Min(FactsOfNote, finding.Evidence.Count);
        foreach (Evidence fact in finding.Evidence.Take(shown))
        {
            sheet.Write(Line.At(Indent, Hanging)
                .Add($"- {Printable.Line(fact.Label)}: ", Styles.Faint).Add(Figures.Value(fact)));
        }

        int more = finding.Evidence.Count - shown;
        if (more > 0) sheet.Write(Line.At(Indent, Hanging).Add($"- {Figures.Plural(more, "more fact")} in the JSON and HTML reports", Styles.Faint));
    }

    private static void WriteSite(Site? site, string? pool, Sheet sheet)
    {
        if (site is not null) WriteSite(site, sheet);
        if (pool is not null) sheet.Write(Line.At(Indent, Hanging).Add("pool ", Styles.Faint).Add(Printable.Line(pool)));
        if (site is null && pool is null)
            sheet.Write(Line.At(Indent, Hanging).Add("at a site that no stack tells", Styles.Faint));
    }

    private static void WriteSite(Site site, Sheet sheet)
    {
        string method = Shorten.Member(Printable.Line(site.Method), sheet.Width - Hanging - "at ".Length);
        Line line = Line.At(Indent, Hanging).Add("at ", Styles.Faint).Add(method, Styles.Strong);
        if (site.File is string file)
            line.Add($" {Shorten.Path(Figures.Source(file, site.Line), sheet.Width - Hanging - 1)}");
        sheet.Write(line);
    }
}
