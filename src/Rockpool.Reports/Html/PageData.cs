using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Reports.Json;

namespace Rockpool.Reports.Html;

/// <summary>
/// The figures that the page's script draws: the JSON report's time line and survival curves as columns of six
/// significant digits, which a picture needs no more than, so that a page of 500 findings stays small.
/// </summary>
internal static class PageData
{
    /// <summary>The JSON, which holds no character that could end the script element around it.</summary>
    public static string Json(DiagnosisResult diagnosis)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            WriteTimeline(json, diagnosis);
            json.WriteStartArray("survival");
            foreach (Finding finding in diagnosis.Findings)
                if (finding.Survival is SurvivalCurve curve) WriteCurve(json, curve);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteTimeline(Utf8JsonWriter json, DiagnosisResult diagnosis)
    {
        Timeline timeline = diagnosis.Timeline;
        json.WriteStartObject("timeline");
        json.WriteNumber("interval", (double?)timeline.IntervalSeconds);
        json.WriteNumber("duration", (double?)Figures.Seconds(diagnosis.Recording.Duration));
        WriteColumn(json, "seconds", timeline.Points.Select(point => (double?)point.Seconds));
        WriteColumn(json, "rents", timeline.Points.Select(point => (double?)point.Rents));
        WriteColumn(json, "misses", timeline.Points.Select(point => (double?)point.Misses));
        WriteColumn(json, "inUse", timeline.Points.Select(point => (double?)point.InUse));
        json.WriteStartArray("collections");
        foreach (CollectionMark mark in timeline.Collections) WriteRow(json, mark.Seconds, mark.Generation, mark.PauseSeconds);
        json.WriteEndArray();
        json.WriteStartArray("stacks");
        foreach (Stretch stretch in diagnosis.Recording.StackCoverage)
            WriteRow(json, Figures.Seconds(stretch.From), Figures.Seconds(stretch.To));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCurve(Utf8JsonWriter json, SurvivalCurve curve)
    {
        json.WriteStartArray();
        foreach (SurvivalPoint point in curve.Points)
            WriteRow(json, point.Seconds, point.Share.Value, point.Share.Low, point.Share.High);
        json.WriteEndArray();
    }

    private static void WriteColumn(Utf8JsonWriter json, string key, IEnumerable<double?> values)
    {
        json.WritePropertyName(key);
        WriteRow(json, [.. values]);
    }

    private static void WriteRow(Utf8JsonWriter json, params ReadOnlySpan<double?> values)
    {
        json.WriteStartArray();
        foreach (double? value in values) json.WriteNumberValue(Rounded(value));
        json.WriteEndArray();
    }

    private static double? Rounded(double? value) => value is double known && double.IsFinite(known)
        ? double.Parse(known.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : null;
}
