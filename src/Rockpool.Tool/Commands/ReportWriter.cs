using System.Text;
using Rockpool.Diagnosis.Findings;
using Rockpool.Recorder;
using Rockpool.Reports;
using Rockpool.Tool.Files;
using Rockpool.Tool.Terminal;

namespace Rockpool.Tool.Commands;

/// <summary>Sends a diagnosis to standard output or into a file.</summary>
internal static class ReportWriter
{
    /// <summary>The format that a file's name asks for, or null where it asks for none by having no ending or being none.</summary>
    /// <exception cref="RecorderException">It asks for one that there is not.</exception>
    public static ReportFormat? FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".txt" => ReportFormat.Text,
        ".json" => ReportFormat.Json,
        ".html" or ".htm" => ReportFormat.Html,
        "" => null,
        // A pipe or a device may be called anything.
        _ when FileStatus.Of(path, follow: true) is { Kind: FileKind.Special } => null,
        string other => throw new RecorderException(
            $"'{other}' says no format of a report: use .txt, .json or .html, or give --format."),
    };

    /// <summary>Writes to standard output.</summary>
    public static void ToStandardOutput(DiagnosisResult diagnosis, ReportFormat format)
    {
        if (format == ReportFormat.Text)
        {
            TextReport.Write(diagnosis, Stdout.OpenConsole());
            return;
        }

        using Stream output = Console.OpenStandardOutput();
        Write(diagnosis, format, output);
    }

    /// <summary>Writes a file, replacing a regular one that is there only once the new one is whole.</summary>
    public static void ToFile(DiagnosisResult diagnosis, ReportFormat format, string path) =>
        OutputFile.Write(path, output => Write(diagnosis, format, output));

    private static void Write(DiagnosisResult diagnosis, ReportFormat format, Stream output)
    {
        switch (format)
        {
            case ReportFormat.Json:
                JsonReport.Write(diagnosis, output);
                break;
            case ReportFormat.Html:
                HtmlReport.Write(diagnosis, output);
                break;
            default:
                using (var writer = new StreamWriter(output, new UTF8Encoding(false)))
                    TextReport.Write(diagnosis, Stdout.Plain(writer));
                break;
        }
    }
}
