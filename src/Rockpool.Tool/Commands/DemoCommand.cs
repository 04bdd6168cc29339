using System.CommandLine;
using System.Globalization;
using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Attach;
using Rockpool.Recorder.Decode;
using Rockpool.Tool.Demo;
using Rockpool.Tool.Files;
using Rockpool.Tool.Terminal;

namespace Rockpool.Tool.Commands;

/// <summary><c>rockpool demo</c>: the whole way on the bundled sample service.</summary>
internal static class DemoCommand
{
    private static readonly TimeSpan _defaultDuration = TimeSpan.FromSeconds(10);

    private static readonly Option<TimeSpan?> _for = Options.Duration("How long to record. Default: 10s");

    private static readonly Option<string?> _output = Options.Output(
        "Where the report goes: a page, or what another ending asks for (.json, .txt). Default: report.html");

    public static Command Create()
    {
        var command = new Verb(
            "demo",
            "Starts the bundled sample service under load with planted defects, records it and reports what it finds.",
            "rockpool demo                             # ten seconds, the page goes to report.html",
            "rockpool demo --for 5s -o /tmp/demo.html")
        {
            _for, _output,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed)
    {
        using var stop = new StopSignal();
        string page = parsed.GetValue(_output) ?? "report.html";
        // What is wrong with the name is better said now than after the recording.
        OutputPath.Check(page);
        ReportFormat format = ReportWriter.FormatOf(page) ?? ReportFormat.Html;
        string folder = Directory.CreateTempSubdirectory("rockpool-demo-").FullName;
        try
        {
            string file = Path.Combine(folder, "demo");
            RecordResult result = await RecordAsync(parsed.GetValue(_for) ?? _defaultDuration, folder, file, stop.Token);
            foreach (string remark in result.Remarks)
                Stderr.Say(remark);
            if (result.End == RecordEnd.NoRuntime)
                return ExitCode.TargetGone;
            Report(file, format, page);
            return result is { End: RecordEnd.ProcessEnded or RecordEnd.Stopped, ExitCode: 0 } ? ExitCode.Success : ExitCode.TargetGone;
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            Stderr.Complain("stopped before the recording began; there is none");
            return ExitCode.Usage;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The service is started, not attached to, and recorded without a gap: only who saw every rent can prove that an
    // item was never lent.
    private static async Task<RecordResult> RecordAsync(TimeSpan duration, string folder, string file, CancellationToken stop)
    {
        string sign = Path.Combine(folder, "open");
        await File.WriteAllTextAsync(sign, "The sample service serves for as long as this file is there.\n", stop);
        using CancellationTokenRegistration close = stop.Register(() => File.Delete(sign));
        string seconds = duration.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        Stderr.Say($"recording the sample service with its planted defects for {seconds} s");
        var options = new RecordOptions
        {
            Command = [.. SampleProgram.Command(folder), "--seconds", seconds, "--while", sign],
            Output = file,
            Exact = true,
        };
        var progress = ProgressLine.Create(shared: false);
        try
        {
            return await Recording.RunAsync(options, progress, stop);
        }
        finally
        {
            progress.End();
        }
    }

    private static void Report(string file, ReportFormat format, string page)
    {
        DiagnosisResult diagnosis;
        using (JournalReader journal = RecordingFile.Open(file))
            diagnosis = Diagnoser.Run(journal, DiagnosisOptions.Default, progress: null, CancellationToken.None);
        ReportWriter.ToStandardOutput(diagnosis, ReportFormat.Text);
        ReportWriter.ToFile(diagnosis, format, page);
        Stderr.Say($"the report is in {page}");
    }
}
