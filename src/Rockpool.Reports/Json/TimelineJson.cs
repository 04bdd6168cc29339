using System.Text.Json;
using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Json;

/// <summary>The recording over time, which the HTML page draws from the same JSON.</summary>
internal static class TimelineJson
{
    public static void Write(Utf8JsonWriter json, string key, Timeline timeline)
    {
        json.WriteStartObject(key);
        json.WriteNumber("intervalSeconds", (double?)timeline.IntervalSeconds);
        json.WriteStartArray("points");
        foreach (TimelinePoint point in timeline.Points) Write(json, point);
        json.WriteEndArray();
        json.WriteStartArray("collections");
        foreach (CollectionMark collection in timeline.Collections) Write(json, collection);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TimelinePoint point)
    {
        json.WriteStartObject();
        json.WriteNumber("seconds", (double?)point.Seconds);
        json.WriteNumber("rents", point.Rents);
        json.WriteNumber("misses", point.Misses);
        json.WriteNumber("inUse", point.InUse);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CollectionMark collection)
    {
        json.WriteStartObject();
        json.WriteNumber("seconds", (double?)collection.Seconds);
        json.WriteNumber("generation", (long?)collection.Generation);
        json.WriteNumber("pauseSeconds", collection.PauseSeconds);
        json.WriteEndObject();
    }
}
