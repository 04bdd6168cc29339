using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Html;

/// <summary>What was rented under the labels and in the regions that the program names; nothing where it names none.</summary>
internal static class FlowPart
{
    public static void Write(PageWriter page, IReadOnlyList<FlowSummary> flows)
    {
        if (flows.Count == 0) return;
        page.Write($"<section id=\"flows\" aria-labelledby=\"flows-heading\">\n<h2 id=\"flows-heading\">Labels and regions</h2>\n");
        page.Write($"<div class=\"card scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"flows-heading\">\n<table>\n<thead><tr><th scope=\"col\">Name</th>");
        page.Write($"<th scope=\"col\" aria-sort=\"descending\" title=\"Items rented from all pools\">Rents</th>");
        page.Write($"<th scope=\"col\" title=\"Of them, those that had to be allocated\">Misses</th>");
        page.Write($"<th scope=\"col\" title=\"Of them, those out at the end\">Still out</th></tr></thead>\n<tbody>\n");
        foreach (FlowSummary flow in flows)
        {
            page.Write($"<tr><th scope=\"row\">{flow.Name} <small>{(flow.IsRegion ? "region" : "label")}</small></th>");
            page.Write($"<td data-value=\"{flow.Rents}\">{Humane.Count(flow.Rents)}</td>");
            page.Write($"<td data-value=\"{flow.Misses}\">{Humane.Count(flow.Misses)}</td>");
            page.Write($"<td data-value=\"{flow.Outstanding}\">{Humane.Count(flow.Outstanding)}</td></tr>\n");
        }

        page.Write($"</tbody>\n</table>\n</div>\n</section>\n");
    }
}
