using System.CommandLine;
using Rockpool.Diagnosis.Findings;
using Rockpool.Recorder.Decode;
using Rockpool.Tool.Files;
using Rockpool.Tool.Terminal;

namespace Rockpool.Tool.Commands;

/// <summary><c>rockpool report</c>: what a recording shows.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string> _file = new("FILE")
    {
        Description = "A recording of this tool's, or any NetTrace file (dotnet-trace's, PerfView's)",
    };

    private static readonly Option<ReportFormat?> _format = new("--format")
    {
        Description = "text, json or html. Default: what the output's name ends with, else text",
        HelpName = "text|json|html",
        CustomParser = result => Choice.Parse<ReportFormat>(result),
    };

    private static readonly Option<string?> _output = Options.Output("Where the report goes. Default: standard output");

    private static readonly Option<string[]> _framework = new("--framework")
    {
        Description = "A prefix of method names that count as framework code when a finding's site is chosen; may be repeated",
        HelpName = "PREFIX",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<Severity?> _failOn = new("--fail-on")
    {
        Description = "Exit with 1 where there is a finding at least this severe",
        HelpName = "info|warning|error",
        CustomParser = result => Choice.Parse<Severity>(result),
    };

    public static Command Create()
    {
        var command = new Verb(
            "report",
            "Says what a recording shows: which sites never return, return twice, miss, and how sure that is.",
            "rockpool report a.rockpool                        # text, in the terminal's width",
            "rockpool report trace.nettrace -o report.html     # a page that works offline",
            "rockpool report a.rockpool --format json --fail-on error > findings.json",
            "rockpool report a.rockpool --framework Acme.Buffers.")
        {
            _file, _format, _output, _framework, _failOn,
        };
        command.SetAction(Report);
        return command;
    }

    private static int Report(ParseResult parsed)
    {
        string? output = parsed.GetValue(_output);
        string recording = parsed.GetRequiredValue(_file);
        InputPath.Check(recording);
        if (output is not null)
        {
            OutputPath.Check(output);
            OutputPath.CheckIsNot(output, recording);
        }

        ReportFormat format = parsed.GetValue(_format)
            ?? (output is null ? null : ReportWriter.FormatOf(output)) ?? ReportFormat.Text;
        var options = new DiagnosisOptions(parsed.GetValue(_framework) ?? []);
        DiagnosisResult diagnosis;
        using (Diagnosis.Journal.JournalReader journal = RecordingFile.Open(recording))
            diagnosis = Diagnoser.Run(journal, options, progress: null, CancellationToken.None);

        if (output is null)
            ReportWriter.ToStandardOutput(diagnosis, format);
        else
        {
            ReportWriter.ToFile(diagnosis, format, output);
            Stderr.Say($"the report is in {output}");
        }

        bool fails = parsed.GetValue(_failOn) is { } least && diagnosis.Findings.Any(finding => finding.Severity >= least);
        return fails ? ExitCode.Findings : ExitCode.Success;
    }
}
