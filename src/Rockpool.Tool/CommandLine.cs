using System.CommandLine;
using System.CommandLine.Help;
using Rockpool.Recorder;
using Rockpool.Tool.Commands;
using Rockpool.Tool.Files;
using Rockpool.Tool.Terminal;

namespace Rockpool.Tool;

/// <summary>The outermost edge: parses the arguments, runs a verb and turns what went wrong into one line and a code.</summary>
internal static class CommandLine
{
    /// <summary>Runs the tool and returns its exit code.</summary>
    public static int Run(string[] args)
    {
        RootCommand root = Build();
        // Response files are off: a recorded command may well take an argument that begins with '@'.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction and not HelpWithExamples)
            return Refuse(parsed);

        FileLimit.TellByErrors();
        try
        {
            return parsed.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // Verbs that can be stopped keep what they have on Ctrl-C; a timeout would cut them short.
                ProcessTerminationTimeout = null,
            });
        }
        catch (RecorderException mistake)
        {
            return Refuse(mistake.Message, RecordCommand.HasCommand(parsed));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Refuse(failure.Message, RecordCommand.HasCommand(parsed));
        }
        catch (Exception defect)
        {
            // The one catch-all: a defect of the tool itself still ends with a line, its trace and a code.
            Stderr.Complain($"this is a defect of the tool, please report it: {defect.Message}");
            Stderr.Say(defect.ToString());
            return RecordCommand.HasCommand(parsed) ? ExitCode.RecordingFailed : ExitCode.Defect;
        }
    }

    private static RootCommand Build()
    {
        var root = new RootCommand("Attaches to a running .NET program, finds its pool trouble and reports it.")
        {
            PsCommand.Create(),
            RecordCommand.Create(),
            ReportCommand.Create(),
            DemoCommand.Create(),
            HelpCommand.Create(),
        };
        var help = new HelpWithExamples();
        foreach (HelpOption option in root.Options.OfType<HelpOption>())
            option.Action = help;
        root.SetAction(parsed => help.Invoke(parsed));
        return root;
    }

    private static int Refuse(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (command is RootCommand && parsed.UnmatchedTokens is [string word, ..]
            && Misspelling.Of(word, command.Subcommands.Select(known => known.Name)) is { } meant)
        {
            Stderr.Complain($"there is no '{word}': did you mean '{meant}'?");
            return ExitCode.Usage;
        }

        foreach (string message in parsed.Errors.Select(error => error.Message).Distinct())
            Stderr.Complain(message);
        string verb = command is RootCommand ? "" : command.Name + " ";
        Stderr.Say($"try: rockpool {verb}--help");
        return ExitCode.Usage;
    }

    private static int Refuse(string message, bool recordsCommand)
    {
        Stderr.Complain(message);
        return recordsCommand ? ExitCode.RecordingFailed : ExitCode.Usage;
    }
}
