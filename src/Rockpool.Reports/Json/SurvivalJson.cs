using System.Text.Json;
using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Json;

/// <summary>A survival curve, which the HTML page draws from the same JSON.</summary>
internal static class SurvivalJson
{
    public static void Write(Utf8JsonWriter json, string key, SurvivalCurve? curve)
    {
        if (curve is null)
        {
            json.WriteNull(key);
            return;
        }

        json.WriteStartArray(key);
        foreach (SurvivalPoint point in curve.Points)
        {
            json.WriteStartObject();
            json.WriteNumber("seconds", (double?)point.Seconds);
            json.WritePropertyName("share");
            json.WriteEstimate(point.Share);
            json.WriteNumber("atRisk", point.AtRisk);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
