using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports;

/// <summary>A diagnosis as one self-contained HTML page that works offline.</summary>
public static class HtmlReport
{
    /// <summary>Writes the page as UTF-8.</summary>
    public static void Write(DiagnosisResult diagnosis, Stream output) => throw new NotImplementedException();
}
