using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Html;

/// <summary>What the rules mean that found something: their pages of docs/rules, which this assembly carries.</summary>
internal static class RulePart
{
    /// <summary>Writes the page of every rule that the findings name, by number.</summary>
    public static void Write(PageWriter page, IReadOnlyList<Finding> findings)
    {
        string[] rules = [.. findings.Select(finding => finding.Rule).Distinct().Where(IsKnown).Order(StringComparer.Ordinal)];
        if (rules.Length == 0) return;
        page.Write($"<section id=\"rules\" aria-labelledby=\"rules-heading\">\n<h2 id=\"rules-heading\">About these rules</h2>\n");
        foreach (string rule in rules)
        {
            string text = Layout.Read(File(rule));
            page.Write($"<details class=\"card rule\"><summary>{Title(text)}</summary>\n<div class=\"prose\" id=\"{Anchor(rule)}\">\n");
            Prose.Write(page, text);
            page.Write($"</div></details>\n");
        }

        page.Write($"</section>\n");
    }

    /// <summary>Whether a rule has a page.</summary>
    public static bool IsKnown(string rule) => Layout.Has(File(rule));

    /// <summary>The name by which a rule's text is linked to.</summary>
    public static string Anchor(string rule) => "rule-" + rule;

    private static string File(string rule) => $"rules/{rule}.md";

    private static string Title(string text) => text[..text.IndexOf('\n')].TrimStart('#', ' ').Replace("`", "");
}
