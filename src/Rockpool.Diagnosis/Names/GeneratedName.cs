namespace Rockpool.Diagnosis.Names;

/// <summary>Reads names that the C# compiler makes up: they hold, in angle brackets, what they were made of.</summary>
internal static class GeneratedName
{
    /// <summary>What a person wrote to make the compiler emit a member of this name.</summary>
    public static string SourceOf(string member)
    {
        int close = member.StartsWith("<", StringComparison.Ordinal) ? NameText.ClosingBracket(member) : -1;
        if (close < 0) return Written(member);
        string inner = member.Substring(1, close - 1);
        string rest = member.Substring(close + 1);
        if (inner == "Main" && (rest.Length == 0 || rest == "$")) return inner;
        if (inner.Length == 0) return member;
        if (rest.StartsWith("b__", StringComparison.Ordinal)) return SourceOf(inner);
        return rest.StartsWith("g__", StringComparison.Ordinal) ? SourceOf(inner) + "." + LocalFunction(rest) : member;
    }

    /// <summary>Whether a nested type is the state machine of an iterator or async method, and of which.</summary>
    public static bool IsStateMachine(string type, out string method)
    {
        method = "";
        int close = type.StartsWith("<", StringComparison.Ordinal) ? NameText.ClosingBracket(type) : -1;
        if (close <= 1) return false;
        string rest = type.Substring(close + 1);
        if (rest != "d" && !rest.StartsWith("d__", StringComparison.Ordinal) && !rest.StartsWith("d`", StringComparison.Ordinal))
            return false;

        // A type's name must not have dots, so that those of an explicit implementation are replaced.
        method = SourceOf(type.Substring(1, close - 1).Replace('-', '.'));
        return true;
    }

    /// <summary>Whether a nested type only holds what lambdas and local functions share with their method.</summary>
    public static bool IsClosure(string type) => type.StartsWith("<>", StringComparison.Ordinal);

    /// <summary>The name of a type that only its file can name, without what the compiler adds to keep it apart.</summary>
    public static string WithoutFile(string type)
    {
        // Namespaces come before: Shop.<Orders>F0123ABCD__Order.
        int start = type.IndexOf('<');
        int close = start < 0 ? -1 : type.IndexOf(">F", start, StringComparison.Ordinal);
        int name = close < 0 ? -1 : type.IndexOf("__", close, StringComparison.Ordinal);
        return name < 0 ? type : type.Substring(0, start) + type.Substring(name + 2);
    }

    private static string LocalFunction(string rest)
    {
        int end = rest.IndexOf('|');
        return end < 0 ? rest.Substring(3) : rest.Substring(3, end - 3);
    }

    // An explicit implementation is named after its interface, an accessor after its property or event.
    private static string Written(string member)
    {
        string name = member;
        for (int dot; name.Length > 1 && (dot = NameText.IndexOf(name, '.', start: 1)) > 0;) name = name.Substring(dot + 1);
        if (name.Length == 0 || IsConstructor(member)) return member;
        foreach (string accessor in _accessors)
            if (name.Length > accessor.Length && name.StartsWith(accessor, StringComparison.Ordinal))
                return name.Substring(accessor.Length) + "." + accessor.Substring(0, accessor.Length - 1);
        return name;
    }

    private static bool IsConstructor(string member) => member is ".ctor" or ".cctor";

    private static readonly string[] _accessors = ["get_", "set_", "add_", "remove_"];
}
