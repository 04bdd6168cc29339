using Spectre.Console;

namespace Rockpool.Reports.Text;

/// <summary>Makes names fit a width by leaving out what tells least: the middle of a member's name, the head of a path.</summary>
internal static class Shorten
{
    private const string Gap = "…";

    /// <summary>
    /// A member's name in at most <paramref name="width"/> cells. The first name space says whose code it is and the
    /// end says which member, so that <c>Shop.Orders.Import.OrderReader.Read</c> becomes <c>Shop.….OrderReader.Read</c>.
    /// </summary>
    public static string Member(string name, int width)
    {
        if (name.GetCellWidth() <= width) return name;
        IReadOnlyList<string> parts = MemberName.Parts(name);
        for (int dropped = 1; dropped < parts.Count - 1; dropped++)
        {
            string shorter = string.Join('.', [parts[0], Gap, .. parts.Skip(1 + dropped)]);
            if (shorter.GetCellWidth() <= width) return shorter;
        }

        string last = $"{Gap}.{parts[^1]}";
        return parts.Count > 1 && last.GetCellWidth() <= width ? last : Middle(name, width);
    }

    /// <summary>A path in at most <paramref name="width"/> cells: its end, from a folder on where one fits.</summary>
    public static string Path(string path, int width)
    {
        if (path.GetCellWidth() <= width) return path;
        for (int at = 1; at < path.Length; at++)
        {
            if (path[at] is not ('/' or '\\')) continue;
            string tail = Gap + path[at..];
            if (tail.GetCellWidth() <= width) return tail;
        }

        return Middle(path, width);
    }

    /// <summary>Any text in at most <paramref name="width"/> cells, its middle left out.</summary>
    public static string Middle(string text, int width)
    {
        if (text.GetCellWidth() <= width) return text;
        if (width < 2) return width < 1 ? "" : Gap;
        int end = (width - 1) / 2;
        return Head(text, width - 1 - end) + Gap + Tail(text, end);
    }

    /// <summary>As much of the text's start as fits <paramref name="width"/> cells, never half a character.</summary>
    public static string Head(string text, int width)
    {
        int used = 0, length = 0;
        foreach (System.Text.Rune rune in text.EnumerateRunes())
        {
            used += rune.ToString().GetCellWidth();
            if (used > width) break;
            length += rune.Utf16SequenceLength;
        }

        return text[..length];
    }

    private static string Tail(string text, int width)
    {
        int start = text.Length;
        while (start > 0)
        {
            int before = start - (start > 1 && char.IsLowSurrogate(text[start - 1]) ? 2 : 1);
            if (text[before..].GetCellWidth() > width) break;
            start = before;
        }

        return text[start..];
    }
}
