using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Names;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// Reads a stack that the recorded program wrote as text: one frame to a line, such as <c>at Shop.Orders.Read(String path)</c>,
/// where the first word depends on the program's language. The library's own frames are not in it. Whatever else a line
/// holds, it is a name or nothing.
/// </summary>
internal static class StackText
{
    private const int MostFrames = 200;
    private const int LongestName = 500;

    /// <summary>The frames of a stack, leaf first; empty for an empty text.</summary>
    public static Frame[] Frames(string text)
    {
        List<Frame> frames = [];
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (frames.Count == MostFrames) break;
            if (MethodOf(line) is { } method)
                frames.Add(new Frame(method, null, null, null, null));
        }

        return [.. frames];
    }

    private static string? MethodOf(ReadOnlySpan<char> line)
    {
        int parameters = line.IndexOf('(');
        if (parameters < 0) return null;
        line = line[..parameters];
        line = line[(line.LastIndexOf(' ') + 1)..];
        int arguments = line.IndexOf('[');
        if (arguments > 0) line = line[..arguments];
        if (line.Length > LongestName) line = line[..LongestName];
        return Normal(line.ToString()) is { Length: > 0 } name ? name : null;
    }

    // What the compiler nests in a type stands after a dot here, and after a plus sign in metadata.
    private static string Normal(string name)
    {
        int member = MemberStart(name);
        return member <= 0 ? MemberName.Of("", name) : MemberName.Of(name[..(member - 1)].Replace(".<", "+<"), name[member..]);
    }

    private static int MemberStart(string name)
    {
        foreach (string constructor in (string[])[".ctor", ".cctor"])
            if (name.EndsWith("." + constructor, StringComparison.Ordinal)) return name.Length - constructor.Length;
        int depth = 0;
        for (int at = name.Length - 1; at > 0; at--)
        {
            if (name[at] == '>') depth++;
            else if (name[at] == '<') depth--;
            else if (name[at] == '.' && depth == 0) return at + 1;
        }

        return 0;
    }
}
