using System.Globalization;
using System.Text;

namespace Rockpool.Reports;

/// <summary>
/// Makes text from a recording harmless to look at. Names and labels belong to the recorded program: they may hold
/// escape sequences that drive a terminal, line ends that forge lines of a report, and direction overrides that make
/// a name read as another. Each such character is shown as its code instead.
/// </summary>
internal static class Printable
{
    /// <summary>The text on one line, every character that is not plainly visible shown as its code.</summary>
    public static string Line(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
            if (!IsVisible(rune)) return Rewrite(text);
        return text;
    }

    private static string Rewrite(string text)
    {
        var visible = new StringBuilder(text.Length + 16);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsVisible(rune)) visible.Append(rune);
            else visible.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
        }

        return visible.ToString();
    }

    // A lone surrogate arrives here as the replacement character, which is visible.
    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
