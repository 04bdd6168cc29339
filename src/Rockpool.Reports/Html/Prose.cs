using System.Text.RegularExpressions;

namespace Rockpool.Reports.Html;

/// <summary>
/// Writes the little Markdown that the rules' pages are written in: paragraphs, numbered lists, strong and emphasised
/// words, code, and links, of which the text is kept.
/// </summary>
internal static partial class Prose
{
    /// <summary>Writes everything below the page's title.</summary>
    public static void Write(PageWriter page, string markdown)
    {
        bool listed = false;
        foreach (string block in markdown.Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (block.StartsWith('#')) continue;
            bool list = Item().IsMatch(block);
            if (listed && !list) page.Write($"</ol>\n");
            if (list && !listed) page.Write($"<ol>\n");
            listed = list;
            if (list) WriteItems(page, block);
            else WriteParagraph(page, block);
        }

        if (listed) page.Write($"</ol>\n");
    }

    private static void WriteParagraph(PageWriter page, string text)
    {
        page.Write($"<p>");
        WriteWords(page, text);
        page.Write($"</p>\n");
    }

    private static void WriteItems(PageWriter page, string block)
    {
        foreach (string item in Item().Split(block).Where(item => item.Length > 0))
        {
            page.Write($"<li>");
            WriteWords(page, item);
            page.Write($"</li>\n");
        }
    }

    private static void WriteWords(PageWriter page, string text)
    {
        string line = text.Trim().ReplaceLineEndings(" ");
        int at = 0;
        foreach (Match mark in Mark().Matches(line))
        {
            page.Write($"{line[at..mark.Index]}");
            at = mark.Index + mark.Length;
            if (mark.Groups["code"].Success) page.Write($"<code>{mark.Groups["code"].Value}</code>");
            else if (mark.Groups["strong"].Success) page.Write($"<strong>{mark.Groups["strong"].Value}</strong>");
            else if (mark.Groups["em"].Success) page.Write($"<em>{mark.Groups["em"].Value}</em>");
            else page.Write($"{mark.Groups["link"].Value}");
        }

        page.Write($"{line[at..]}");
    }

    [GeneratedRegex(@"`(?<code>[^`]+)`|\*\*(?<strong>[^*]+)\*\*|\*(?<em>[^*\s][^*]*)\*|\[(?<link>[^\]]+)\]\([^)]*\)")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\d+\. +", RegexOptions.Multiline)]
    private static partial Regex Item();
}
