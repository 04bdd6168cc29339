using Spectre.Console;

namespace Rockpool.Tool.Terminal;

/// <summary>Where data goes, with colour on a terminal only and never where NO_COLOR is set.</summary>
internal static class Stdout
{
    /// <summary>The width where there is no terminal to fit: wide enough that a long method name stays in one piece.</summary>
    public const int PlainWidth = 160;

    /// <summary>Whether standard output is a terminal.</summary>
    public static bool IsTerminal => !Console.IsOutputRedirected;

    /// <summary>A console over standard output.</summary>
    public static IAnsiConsole OpenConsole() => IsTerminal ? OnTerminal() : Plain(Console.Out);

    /// <summary>A console that writes plain text, such as into a file.</summary>
    public static IAnsiConsole Plain(TextWriter writer)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = PlainWidth;
        return console;
    }

    private static IAnsiConsole OnTerminal()
    {
        // https://no-color.org: set and not empty means no colour; a dumb terminal shows escapes as rubbish.
        bool colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(Console.Out),
        });
    }
}
