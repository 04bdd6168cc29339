namespace Rockpool.Tool.Terminal;

/// <summary>Words of a command line that a person copies into a shell.</summary>
internal static class Shell
{
    /// <summary>The word as it is, or in single quotes where a shell would take it apart.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./+:@%,".Contains(letter))
            ? word
            : "'" + word.Replace("'", "'\\''") + "'";
}
