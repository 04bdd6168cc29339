using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Reports.Text;

/// <summary>
/// The few frames of a stack that tell the way from the pool to the user's code and who called that: the frame that
/// the site called, the site, and its nearest callers that are not known to be the platform's, or its nearest where all
/// are. The whole stack is in the JSON and HTML reports.
/// </summary>
internal static class StackLines
{
    private const int Indent = 6;
    private const int Callers = 2;

    public static void Write(Site site, Sheet sheet)
    {
        int own = IndexOf(site);
        if (site.Stack.Count < 2) return;
        List<Frame> shown = [];
        if (own > 0) shown.Add(site.Stack[own - 1]);
        shown.Add(site.Stack[own]);
        Frame[] callers = [.. site.Stack.Skip(own + 1)];
        shown.AddRange((callers.Any(MayBeOfUser) ? callers.Where(MayBeOfUser) : callers).Take(Callers));
        for (int at = 0; at < shown.Count; at++) Write(shown[at], at == 0 ? "in" : "by", sheet);
        int left = site.Stack.Count - shown.Count;
        if (left > 0) sheet.Write(Line.At(Indent, Indent + 3).Add($"({Figures.Plural(left, "frame")} left out here)", Styles.Faint));
    }

    private static int IndexOf(Site site)
    {
        for (int at = 0; at < site.Stack.Count; at++)
            if (site.Stack[at].Method == site.Method) return at;
        return 0;
    }

    private static bool MayBeOfUser(Frame frame) => frame.Method is not string method
        || (!method.StartsWith("System.", StringComparison.Ordinal) && !method.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static void Write(Frame frame, string word, Sheet sheet)
    {
        string method = frame.Method ?? $"[{frame.Module ?? "unknown code"}]";
        string shown = Shorten.Member(Printable.Line(method), sheet.Width - Indent - word.Length - 1);
        sheet.Write(Line.At(Indent, Indent + 3).Add($"{word} {shown}", Styles.Faint));
    }
}
