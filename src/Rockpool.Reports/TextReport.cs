using Rockpool.Diagnosis.Findings;
using Spectre.Console;

namespace Rockpool.Reports;

/// <summary>A diagnosis for a terminal: a summary to read in ten seconds, then the findings, worst first.</summary>
public static class TextReport
{
    /// <summary>Writes the report in the console's own width and colours.</summary>
    public static void Write(DiagnosisResult diagnosis, IAnsiConsole console) => throw new NotImplementedException();
}
