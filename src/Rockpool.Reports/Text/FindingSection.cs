using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Text;

/// <summary>The findings, worst first.</summary>
internal static class FindingSection
{
    private const int Indent = 4;
    private const int Hanging = 6;

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
        WriteSite(finding.Site, sheet);
        if (finding.Pool is string pool)
            sheet.Write(Line.At(Indent, Hanging).Add("pool ", Styles.Faint).Add(Printable.Line(pool)));
        sheet.Write(Line.At(Indent, Hanging).Add(Figures.HowOften(finding)));
        foreach (Evidence fact in finding.Evidence)
        {
            sheet.Write(Line.At(Indent, Hanging)
                .Add($"- {Printable.Line(fact.Label)}: ", Styles.Faint).Add(Figures.Value(fact)));
        }

        if (finding.Site is Site site) StackLines.Write(site, sheet);
        sheet.Write(Line.At(Indent, Indent + 3).Add("=> ", Styles.Good).Add(Printable.Line(finding.Advice)));
    }

    private static void WriteSite(Site? site, Sheet sheet)
    {
        if (site is null)
        {
            sheet.Write(Line.At(Indent, Hanging).Add("at a site that no stack tells", Styles.Faint));
            return;
        }

        string method = Shorten.Member(Printable.Line(site.Method), sheet.Width - Hanging - "at ".Length);
        Line line = Line.At(Indent, Hanging).Add("at ", Styles.Faint).Add(method, Styles.Strong);
        if (site.File is string file)
            line.Add($" {Shorten.Path(Figures.Source(file, site.Line), sheet.Width - Hanging - 1)}");
        sheet.Write(line);
    }
}
