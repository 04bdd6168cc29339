using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Html;

/// <summary>The frame of the charts over time, which the page's script draws.</summary>
internal static class TimePart
{
    public static void Write(PageWriter page, Timeline timeline)
    {
        if (timeline.Points.Count == 0)
        {
            page.Write($"<p class=\"card nothing\">Nothing to draw: no pool event was recorded.</p>\n");
            return;
        }

        page.Write($"<figure class=\"card plot\">\n<figcaption>");
        page.Write($"<output class=\"readout\">All pools together, every {Humane.Seconds(timeline.IntervalSeconds)}. Point at the chart for its figures.</output>");
        page.Write($"<noscript>The charts are drawn by the page’s own script, which is switched off here.</noscript></figcaption>\n");
        page.Write($"<div class=\"chart\"></div>\n<div class=\"key\">");
        page.Write($"<span class=\"k-gen\">{Figures.Plural(timeline.Collections.Count, "collection")}; the older the generation, the longer the mark</span>");
        if (timeline.Points.Any(point => point is { Rents: null, InUse: null })) page.Write($"<span class=\"k-gap\">not recorded</span>");
        page.Write($"<span class=\"k-stacks\">rents and returns recorded with stacks</span></div>\n</figure>\n");
    }
}
