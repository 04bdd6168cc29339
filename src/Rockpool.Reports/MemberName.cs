namespace Rockpool.Reports;

/// <summary>The name of a member, such as <c>Shop.Orders.OrderReader.Read</c>, taken apart.</summary>
internal static class MemberName
{
    /// <summary>
    /// The parts between the dots. Dots between brackets belong to type arguments and parameter lists, and the two
    /// dots of <c>..ctor</c> to one name.
    /// </summary>
    public static IReadOnlyList<string> Parts(string name)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (int at = 0; at < name.Length; at++)
        {
            if (name[at] is '<' or '(' or '[')
            {
                depth++;
            }
            else if (name[at] is '>' or ')' or ']')
            {
                depth--;
            }
            else if (name[at] == '.' && depth == 0 && at > start)
            {
                parts.Add(name[start..at]);
                start = at + 1;
            }
        }

        parts.Add(name[start..]);
        return parts;
    }

    /// <summary>The name cut before its type: <c>Shop.Orders.</c> and <c>OrderReader.Read</c>.</summary>
    public static (string Space, string Member) Split(string name)
    {
        IReadOnlyList<string> parts = Parts(name);
        string member = string.Join('.', parts.TakeLast(2));
        return (name[..(name.Length - member.Length)], member);
    }
}
