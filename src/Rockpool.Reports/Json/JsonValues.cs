using System.Text.Json;
using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Json;

/// <summary>
/// Values that a report's JSON holds in many places. A number that JSON cannot say (NaN, infinite) is written as null,
/// as everything unknown is; a key is never left out.
/// </summary>
internal static class JsonValues
{
    public static void WriteNumber(this Utf8JsonWriter json, string key, double? value)
    {
        json.WritePropertyName(key);
        json.WriteNumberValue(value);
    }

    public static void WriteNumber(this Utf8JsonWriter json, string key, long? value)
    {
        json.WritePropertyName(key);
        if (value is long known) json.WriteNumberValue(known);
        else json.WriteNullValue();
    }

    public static void WriteNumberValue(this Utf8JsonWriter json, double? value)
    {
        if (value is double known && double.IsFinite(known)) json.WriteNumberValue(known);
        else json.WriteNullValue();
    }

    public static void WriteStrings(this Utf8JsonWriter json, string key, IReadOnlyList<string> values)
    {
        json.WriteStartArray(key);
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    public static void WriteEstimate(this Utf8JsonWriter json, Estimate estimate)
    {
        json.WriteStartObject();
        json.WriteNumber("value", (double?)estimate.Value);
        json.WriteNumber("low", (double?)estimate.Low);
        json.WriteNumber("high", (double?)estimate.High);
        json.WriteEndObject();
    }
}
