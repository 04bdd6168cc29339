using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Html;

/// <summary>What the recording cannot show, and what a reader must know to judge it.</summary>
internal static class LimitPart
{
    public static void Write(PageWriter page, DiagnosisResult diagnosis)
    {
        string[] limits = [.. diagnosis.Limits, .. diagnosis.Recording.Remarks];
        if (limits.Length == 0)
        {
            page.Write($"<p class=\"card nothing\">No limit of this recording is known that would change a verdict.</p>\n");
            return;
        }

        page.Write($"<ul class=\"card limits\">\n");
        foreach (string limit in limits) page.Write($"<li>{limit}</li>\n");
        page.Write($"</ul>\n");
    }
}
