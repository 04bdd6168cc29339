using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Rockpool.Recorder.Attach;
using Rockpool.Tool.Files;
using Rockpool.Tool.Terminal;

namespace Rockpool.Tool.Commands;

/// <summary><c>rockpool record</c>: a process's pool events into a file.</summary>
internal static class RecordCommand
{
    private static readonly Option<int?> _pid = new("-p", "--pid")
    {
        Description = "The process to attach to",
        HelpName = "PID",
        CustomParser = ParsePid,
    };

    private static readonly Option<string?> _name = new("-n", "--name")
    {
        Description = "The process to attach to, by its entry assembly's or its process's name",
        HelpName = "NAME",
    };

    private static readonly Option<TimeSpan?> _for = Options.Duration(
        "How long, such as 500ms, 10s or 2m. Default: until Ctrl-C or until the process ends");

    private static readonly Option<string?> _output = Options.Output(
        "Where the recording goes. Default: a new name in the current folder");

    private static readonly Option<double?> _budget = Options.Budget();

    private static readonly Option<bool> _exact = new("--exact")
    {
        Description = "Record every event with its stack, whatever that costs the process",
    };

    private static readonly Option<bool> _children = new("--children")
    {
        Description = "With a command: record the processes that it starts too, each into a file of its own",
    };

    private static readonly Argument<string[]> _command = new("COMMAND")
    {
        Description = "After --: the command to start and record from its first instruction, with its arguments",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Command Create()
    {
        var command = new Verb(
            "record",
            "Records a process's pool events into a file. Ctrl-C ends the recording and keeps it.",
            "rockpool record -p 1234 --for 10s               # attach for ten seconds",
            "rockpool record -n orders -o orders.rockpool    # until Ctrl-C",
            "rockpool record -p 1234 --for 2m --budget 0.5%  # cost it less, look longer",
            "rockpool record -o a.rockpool -- dotnet app.dll --port 80   # from its first instruction")
        {
            _pid, _name, _for, _output, _budget, _exact, _children, _command,
        };
        command.Validators.Add(CheckTarget);
        command.SetAction(RecordAsync);
        return command;
    }

    /// <summary>Whether a command was to be started: its own exit codes then leave one code for this tool's failures.</summary>
    public static bool HasCommand(ParseResult parsed) => parsed.GetResult(_command) is { Tokens.Count: > 0 };

    private static async Task<int> RecordAsync(ParseResult parsed)
    {
        string[] command = parsed.GetValue(_command) ?? [];
        if (command.Length > 0 && !parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash))
        {
            Stderr.Complain($"write -- before the command: rockpool record [options] -- {string.Join(' ', command.Select(Shell.Quote))}");
            return ExitCode.Usage;
        }

        int? pid = command.Length > 0 ? null : parsed.GetValue(_pid) ?? TargetProcess.Named(parsed.GetValue(_name)!).ProcessId;
        var options = new RecordOptions
        {
            ProcessId = pid,
            Command = command.Length > 0 ? command : null,
            Output = parsed.GetValue(_output) ?? NewName(pid?.ToString(CultureInfo.InvariantCulture) ?? Path.GetFileName(command[0])),
            Duration = parsed.GetValue(_for),
            Budget = parsed.GetValue(_budget) ?? 0.02,
            Exact = parsed.GetValue(_exact),
            Children = parsed.GetValue(_children),
        };

        OutputPath.CheckForRecording(options.Output);
        using var stop = new StopSignal();
        var progress = ProgressLine.Create(shared: command.Length > 0);
        RecordResult result;
        try
        {
            result = await Recording.RunAsync(options, progress, stop.Token);
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            Stderr.Complain("stopped before the recording began; there is none");
            return ExitCode.Usage;
        }
        finally
        {
            progress.End();
        }

        Say(result, options.Output);
        return CodeOf(result, options);
    }

    private static void Say(RecordResult result, string output)
    {
        foreach (string remark in result.Remarks)
            Stderr.Say(remark);
        if (result.End == RecordEnd.NoRuntime)
            return;
        if (result.Overhead is { } share)
            Stderr.Say(Cost(share, result.Setup));
        Stderr.Say($"the recording is in {output}");
        Stderr.Say($"next: rockpool report {Shell.Quote(output)}");
    }

    private static string Cost(double share, TimeSpan setup) => string.Create(
        CultureInfo.InvariantCulture,
        $"recording cost the process {100 * share:F2} % of a core, and once {setup.TotalSeconds:F3} s to begin and end");

    private static int CodeOf(RecordResult result, RecordOptions options) => result.End switch
    {
        RecordEnd.NoRuntime => ExitCode.RecordingFailed,
        RecordEnd.OutputFailed => options.Command is null ? ExitCode.Usage : ExitCode.RecordingFailed,
        _ when options.Command is not null => result.ExitCode ?? ExitCode.RecordingFailed,
        RecordEnd.ProcessDied => ExitCode.TargetGone,
        // Without a duration the process's own end is what was waited for.
        RecordEnd.ProcessEnded when options.Duration is not null => ExitCode.TargetGone,
        _ => ExitCode.Success,
    };

    private static string NewName(string subject)
    {
        string stamp = DateTime.Now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        return $"{subject}-{stamp}.rockpool";
    }

    private static int? ParsePid(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pid) && pid > 0)
            return pid;
        result.AddError($"'{text}' is not a process id");
        return null;
    }

    private static void CheckTarget(CommandResult result)
    {
        bool afterDashes = result.Children.Any(child => child is ArgumentResult { Tokens.Count: > 0 });
        int ways = (result.GetResult(_pid) is null ? 0 : 1) + (result.GetResult(_name) is null ? 0 : 1) + (afterDashes ? 1 : 0);
        if (ways == 0)
            result.AddError("say what to record: -p PID, -n NAME, or -- COMMAND (rockpool ps lists the processes)");
        else if (ways > 1)
            result.AddError("-p, -n and -- COMMAND exclude each other: give one");
        if (result.GetResult(_exact) is { Implicit: false } && result.GetResult(_budget) is not null)
            result.AddError("--exact has no budget: give one of --exact and --budget");
        if (result.GetResult(_children) is { Implicit: false } && !afterDashes)
            result.AddError("--children goes with -- COMMAND");
    }
}
