using System.Text.Encodings.Web;
using System.Text.Json;
using Rockpool.Diagnosis.Findings;
using Rockpool.Reports.Json;

namespace Rockpool.Reports;

/// <summary>A diagnosis for programs: JSON, schema 1 (docs/json.md).</summary>
public static class JsonReport
{
    /// <summary>The version of the schema. It grows when a key changes its meaning or goes, not when one is added.</summary>
    private const int Schema = 1;

    /// <summary>Writes the report as indented UTF-8, without a byte order mark and with a line feed at its end.</summary>
    /// <param name="diagnosis">What to report.</param>
    /// <param name="output">Where to; it stays open.</param>
    /// <remarks>Thread-safe. Memory: a buffer of a few kilobytes, whatever the diagnosis holds.</remarks>
    /// <exception cref="IOException"><paramref name="output"/> cannot be written.</exception>
    public static void Write(DiagnosisResult diagnosis, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            RecordingJson.Write(json, diagnosis.Recording);
            PoolJson.Write(json, diagnosis.Pools);
            FlowJson.Write(json, diagnosis.Flows);
            FindingJson.Write(json, diagnosis.Findings);
            TimelineJson.Write(json, "timeline", diagnosis.Timeline);
            json.WriteStrings("limits", diagnosis.Limits);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    // The default encoder also escapes what HTML would take for markup, so that a report pasted into a page stays text.
    private static JsonWriterOptions Options { get; } =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default };
}
