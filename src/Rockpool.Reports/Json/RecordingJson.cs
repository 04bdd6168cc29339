using System.Text.Json;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Reports.Json;

/// <summary>The key <c>recording</c>.</summary>
internal static class RecordingJson
{
    public static void Write(Utf8JsonWriter json, RecordingInfo recording)
    {
        json.WriteStartObject("recording");
        json.WriteString("name", recording.Name);
        json.WriteString("started", recording.Started?.ToString("O"));
        json.WriteNumber("durationSeconds", (double?)Figures.Seconds(recording.Duration));
        json.WriteString("process", recording.Process);
        json.WriteNumber("processId", (long?)recording.ProcessId);
        json.WriteString("runtime", recording.Runtime);
        json.WriteNumber("events", recording.Events);
        json.WriteNumber("lostEvents", recording.LostEvents);
        json.WriteNumber("overhead", recording.Overhead);
        json.WriteNumber("budget", recording.Budget);
        WriteStretches(json, "poolCoverage", recording.PoolCoverage);
        WriteStretches(json, "rareCoverage", recording.RareCoverage);
        WriteStretches(json, "stackCoverage", recording.StackCoverage);
        json.WriteStrings("remarks", recording.Remarks);
        json.WriteEndObject();
    }

    public static void WriteStretches(Utf8JsonWriter json, string key, IReadOnlyList<Stretch> stretches)
    {
        json.WriteStartArray(key);
        foreach (Stretch stretch in stretches)
        {
            json.WriteStartObject();
            json.WriteNumber("fromSeconds", (double?)Figures.Seconds(stretch.From));
            json.WriteNumber("toSeconds", (double?)Figures.Seconds(stretch.To));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
