using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Html;

/// <summary>The findings as cards, worst first. The first serious ones are open, the rest one row each.</summary>
internal static class FindingPart
{
    private const int OpenAtFirst = 3;

    public static void Write(PageWriter page, DiagnosisResult diagnosis)
    {
        if (Verdict.WhatWasLookedAt(diagnosis) is string looked)
            page.Write($"<p class=\"card nothing\"><strong>{Verdict.Headline(diagnosis)}.</strong> {looked}</p>\n");
        int curves = 0;
        for (int at = 0; at < diagnosis.Findings.Count; at++)
        {
            Finding finding = diagnosis.Findings[at];
            bool open = at < OpenAtFirst && finding.Severity > Severity.Info;
            page.Write($"<article class=\"card finding {Figures.Key(finding.Severity)}\" id=\"finding-{at + 1}\">\n");
            page.Write($"<details{(open ? " open" : "")}>\n<summary>");
            WriteRow(page, finding);
            page.Write($"</summary>\n<div class=\"body\">\n");
            WriteBody(page, finding, curves);
            page.Write($"</div>\n</details>\n</article>\n");
            if (finding.Survival is not null) curves++;
        }
    }

    private static void WriteRow(PageWriter page, Finding finding)
    {
        page.Write($"<span class=\"badge\">{Figures.Badge(finding.Severity)} <small>{finding.Rule}</small></span>");
        page.Write($"<h3>{finding.Title}</h3><span class=\"where\">");
        if (finding.Site is Site site) WriteSite(page, site);
        else page.Write($"<span class=\"space\">{finding.Pool ?? "at a site that no stack tells"}</span>");
        page.Write($"</span><span class=\"often\">");
        string times = Figures.Plural(finding.Count, "time");
        if (finding.RatePerSecond is Estimate rate) page.Write($"<b>{Humane.Number(rate.Value)}/s</b> <span>{times}</span>");
        else page.Write($"<b>{times}</b>");
        page.Write($"</span>");
    }

    private static void WriteSite(PageWriter page, Site site)
    {
        (string space, string member) = MemberName.Split(site.Method);
        page.Write($"<span class=\"space\">{space}</span><strong>{member}</strong>");
        if (site.File is string file) page.Write($" <span class=\"file\">{Figures.FileName(file)}{Line(site.Line)}</span>");
    }

    private static void WriteBody(PageWriter page, Finding finding, int curve)
    {
        string about = finding.Severity > Severity.Info ? "What to change" : "What to make of it";
        page.Write($"<p class=\"advice\"><b>{about}:</b> {finding.Advice}</p>\n");
        page.Write($"<div class=\"columns{(finding.Survival is null ? "" : " two")}\">\n<dl class=\"facts\">\n");
        if (finding.Pool is string pool) Fact(page, "pool", pool);
        if (finding.RatePerSecond is Estimate rate) Fact(page, "rate", Figures.Rate(rate));
        Fact(page, "confidence", Humane.Share(finding.Confidence));
        if (finding.Site is { File: string file } site) Fact(page, "source", file + Line(site.Line));
        foreach (Evidence fact in finding.Evidence) Fact(page, fact.Label, Figures.Value(fact));
        page.Write($"</dl>\n");
        if (finding.Survival is SurvivalCurve survival) WriteSurvival(page, survival, curve);
        page.Write($"</div>\n");
        if (RulePart.IsKnown(finding.Rule))
            page.Write($"<p class=\"about\"><a href=\"#{RulePart.Anchor(finding.Rule)}\">How {finding.Rule} decides</a></p>\n");
        if (finding.Site is Site known) StackPart.Write(page, "Stack", known);
        foreach (Evidence fact in finding.Evidence)
            if (fact.Value is Site other && other != finding.Site) StackPart.Write(page, "Stack: " + fact.Label, other);
    }

    private static void WriteSurvival(PageWriter page, SurvivalCurve survival, int curve)
    {
        page.Write($"<figure class=\"survival\" data-survival=\"{curve}\"><figcaption>");
        page.Write($"Share of the rented items still out after a time, with its 95 % band; a curve that lies flat is items that do not come back.");
        if (survival.Points.Count > 0)
        {
            SurvivalPoint last = survival.Points[^1];
            page.Write($" After {Humane.Seconds(last.Seconds)}: {Humane.Share(last.Share.Value)}");
            page.Write($" ({Humane.Share(last.Share.Low)} to {Humane.Share(last.Share.High)}).");
        }

        page.Write($"</figcaption></figure>\n");
    }

    private static void Fact(PageWriter page, string label, string value) =>
        page.Write($"<dt>{label}</dt><dd>{value}</dd>\n");

    private static string Line(int? line) => line is int known ? $":{known}" : "";
}
