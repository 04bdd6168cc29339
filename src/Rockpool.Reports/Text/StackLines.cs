using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Reports.Text;

/// <summary>
/// The few frames of a stack that tell the way from the pool to the user's code and who called that. The whole stack
/// is in the JSON and HTML reports.
/// </summary>
internal static class StackLines
{
    private const int Indent = 6;
    private const int FramesOfPool = 2;
    private const int Callers = 2;

    public static void Write(Site site, Sheet sheet)
    {
        int own = IndexOf(site);
        if (site.Stack.Count < 2) return;
        int pool = Math.Min(FramesOfPool, own);
        for (int at = 0; at < pool; at++) Write(site.Stack[at], at == 0 ? "in" : "by", sheet);
        if (own > pool) Skipped(own - pool, sheet);
        int last = Math.Min(site.Stack.Count - 1, own + Callers);
        for (int at = own; at <= last; at++) Write(site.Stack[at], at == 0 ? "in" : "by", sheet);
        if (site.Stack.Count - 1 > last) Skipped(site.Stack.Count - 1 - last, sheet);
    }

    private static int IndexOf(Site site)
    {
        for (int at = 0; at < site.Stack.Count; at++)
            if (site.Stack[at].Method == site.Method) return at;
        return 0;
    }

    private static void Skipped(int frames, Sheet sheet) =>
        sheet.Write(Line.At(Indent, Indent).Add($"   ({Figures.Plural(frames, "more frame")})", Styles.Faint));

    private static void Write(Frame frame, string word, Sheet sheet)
    {
        string method = frame.Method ?? $"[{frame.Module ?? "unknown code"}]";
        string shown = Shorten.Member(Printable.Line(method), sheet.Width - Indent - word.Length - 1);
        sheet.Write(Line.At(Indent, Indent + 3).Add($"{word} {shown}", Styles.Faint));
    }
}
