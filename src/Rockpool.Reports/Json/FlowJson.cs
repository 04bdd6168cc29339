using System.Text.Json;
using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Json;

/// <summary>The key <c>flows</c>.</summary>
internal static class FlowJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<FlowSummary> flows)
    {
        json.WriteStartArray("flows");
        foreach (FlowSummary flow in flows)
        {
            json.WriteStartObject();
            json.WriteString("kind", flow.IsRegion ? "region" : "label");
            json.WriteString("name", flow.Name);
            json.WriteNumber("rents", flow.Rents);
            json.WriteNumber("misses", flow.Misses);
            json.WriteNumber("outstanding", flow.Outstanding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
