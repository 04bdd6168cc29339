namespace Rockpool.Diagnosis.Names;

/// <summary>Finds separators in names as metadata has them, where those between angle brackets do not count.</summary>
internal static class NameText
{
    /// <summary>Where the first <paramref name="separator"/> outside angle brackets is, or -1.</summary>
    public static int IndexOf(string name, char separator, int start = 0)
    {
        int depth = 0;
        for (int i = start; i < name.Length; i++)
        {
            if (depth == 0 && name[i] == separator) return i;
            if (name[i] == '<') depth++;
            else if (name[i] == '>' && depth > 0) depth--;
        }

        return -1;
    }

    /// <summary>The parts of a name between separators outside angle brackets.</summary>
    public static List<string> Split(string name, char separator)
    {
        List<string> parts = [];
        int start = 0;
        for (int end; (end = IndexOf(name, separator, start)) >= 0; start = end + 1)
            parts.Add(name.Substring(start, end - start));
        parts.Add(name.Substring(start));
        return parts;
    }

    /// <summary>A type's name up to its generic arguments.</summary>
    public static string WithoutArguments(string type)
    {
        int start = IndexOf(type, '[');
        return start < 0 ? type : type.Substring(0, start);
    }

    /// <summary>Where the bracket that opens a name closes, or -1 where it does not.</summary>
    public static int ClosingBracket(string name)
    {
        int depth = 0;
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == '<') depth++;
            else if (name[i] == '>' && --depth == 0) return i;
        }

        return -1;
    }
}
