using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports;

/// <summary>A diagnosis for programs: JSON, schema 1 (docs/json.md).</summary>
public static class JsonReport
{
    /// <summary>Writes the report as indented UTF-8.</summary>
    public static void Write(DiagnosisResult diagnosis, Stream output) => throw new NotImplementedException();
}
