using System.Text.Json;
using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports.Json;

/// <summary>The key <c>findings</c>.</summary>
internal static class FindingJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (Finding finding in findings) Write(json, finding);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", Figures.Key(finding.Severity));
        json.WriteString("title", finding.Title);
        json.WriteNumber("confidence", (double?)finding.Confidence);
        json.WriteNumber("count", finding.Count);
        json.WritePropertyName("ratePerSecond");
        if (finding.RatePerSecond is Estimate rate) json.WriteEstimate(rate);
        else json.WriteNullValue();
        json.WritePropertyName("site");
        SiteJson.Write(json, finding.Site);
        json.WriteString("pool", finding.Pool);
        WriteEvidence(json, finding.Evidence);
        json.WriteString("advice", finding.Advice);
        SurvivalJson.Write(json, "survival", finding.Survival);
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, IReadOnlyList<Evidence> evidence)
    {
        json.WriteStartObject("evidence");
        foreach (Evidence fact in evidence)
        {
            json.WriteStartObject(fact.Name);
            json.WriteString("label", fact.Label);
            json.WritePropertyName("value");
            WriteValue(json, fact.Value);
            json.WriteString("unit", fact.Unit);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool truth: json.WriteBooleanValue(truth); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case double number: json.WriteNumberValue((double?)number); break;
            case Estimate estimate: json.WriteEstimate(estimate); break;
            case Site site: SiteJson.Write(json, site); break;
            default: json.WriteStringValue(value.ToString()); break;
        }
    }
}
