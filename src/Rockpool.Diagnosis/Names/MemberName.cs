namespace Rockpool.Diagnosis.Names;

/// <summary>
/// The normal form of member names, the same everywhere names are shown or compared: docs/member-names.md. Pure functions
/// of names as metadata has them. Thread-safe; allocates a few short strings.
/// </summary>
public static class MemberName
{
    /// <summary>The normal form of a member, as the person who wrote it would name it.</summary>
    /// <param name="type">
    /// The declaring type's full name in metadata: nested types after <c>+</c>, the number of generic parameters after a
    /// backtick, and, where known, generic arguments in brackets. Empty for a member outside every type.
    /// </param>
    /// <param name="member">The member's name in metadata.</param>
    /// <returns>
    /// <c>Namespace.Type.Member</c>. What the compiler made of a lambda, an iterator or an async method bears the name
    /// of the method it was written in.
    /// </returns>
    public static string Of(string type, string member)
    {
        string written = "";
        string? source = null;
        foreach (string part in NameText.Split(NameText.WithoutArguments(type), '+'))
        {
            if (GeneratedName.IsStateMachine(part, out string method)) source = method;
            else if (written.Length == 0) written = GeneratedName.WithoutFile(part);
            else if (!GeneratedName.IsClosure(part)) written += "." + GeneratedName.WithoutFile(part);
        }

        string name = source ?? GeneratedName.SourceOf(member);
        return written.Length == 0 ? name : written + "." + name;
    }

    /// <summary>The generic arguments in a type's name, such as <c>System.Byte</c>, or null where it has none.</summary>
    /// <param name="type">A full name as the runtime writes it.</param>
    public static string? TypeArgumentsOf(string type)
    {
        int start = NameText.IndexOf(type, '[');
        int end = type.LastIndexOf(']');
        return start < 0 || end <= start + 1 ? null : type.Substring(start + 1, end - start - 1);
    }
}
