using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Reports.Html;

/// <summary>A whole stack, leaf first, folded away until somebody opens it.</summary>
internal static class StackPart
{
    public static void Write(PageWriter page, string title, Site site)
    {
        if (site.Stack.Count == 0) return;
        page.Write($"<details class=\"stack\"><summary>{title}, {Figures.Plural(site.Stack.Count, "frame")}</summary>\n<ol>\n");
        bool found = false;
        foreach (Frame frame in site.Stack)
        {
            bool own = !found && frame.Method == site.Method;
            found |= own;
            page.Write($"<li{(own ? " class=\"own\"" : "")}>{frame.Method ?? $"[{frame.Module ?? "unknown code"}]"}");
            if (frame.File is string file) page.Write($"<span class=\"file\">{Figures.Source(file, frame.Line)}</span>");
            page.Write($"</li>\n");
        }

        page.Write($"</ol></details>\n");
    }
}
