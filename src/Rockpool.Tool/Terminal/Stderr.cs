namespace Rockpool.Tool.Terminal;

/// <summary>Everything said to people; standard output carries data alone.</summary>
internal static class Stderr
{
    /// <summary>Says one line.</summary>
    public static void Say(string line) => Console.Error.WriteLine(line);

    /// <summary>Says what went wrong, as one line whatever the message holds.</summary>
    public static void Complain(string message) =>
        Console.Error.WriteLine("rockpool: " + message.ReplaceLineEndings(" ").Trim());
}
