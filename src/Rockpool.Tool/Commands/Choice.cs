using System.CommandLine.Parsing;

namespace Rockpool.Tool.Commands;

/// <summary>Values out of a short list, written in small letters.</summary>
internal static class Choice
{
    /// <summary>Reads one, or complains with the list.</summary>
    public static T? Parse<T>(ArgumentResult result)
        where T : struct, Enum
    {
        string text = result.Tokens.Single().Value;
        foreach (T value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }

        string known = string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
        result.AddError($"'{text}' is not one of: {known}");
        return null;
    }
}
