using System.Text.Json;
using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Reports.Json;

/// <summary>The key <c>pools</c>.</summary>
internal static class PoolJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<PoolSummary> pools)
    {
        json.WriteStartArray("pools");
        foreach (PoolSummary pool in pools) Write(json, pool);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyDictionary<PoolTier, long>? tiers)
    {
        if (tiers is null)
        {
            json.WriteNull("tiers");
            return;
        }

        json.WriteStartObject("tiers");
        foreach ((PoolTier tier, long rents) in tiers.OrderBy(pair => pair.Key))
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(tier.ToString()), rents);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PoolSummary pool)
    {
        json.WriteStartObject();
        json.WriteString("source", pool.Source.ToString());
        json.WriteString("name", pool.Name);
        json.WriteNumber("rents", pool.Rents);
        json.WriteNumber("returns", pool.Returns);
        json.WriteNumber("finalized", pool.Finalized);
        json.WriteNumber("misses", pool.Misses);
        json.WriteNumber("coldMisses", pool.ColdMisses);
        json.WriteNumber("hitRate", pool.HitRate);
        json.WriteNumber("threadSlotHits", pool.ThreadSlotHits);
        json.WriteNumber("sharedHits", pool.SharedHits);
        Write(json, pool.Tiers);
        json.WriteNumber("slowOperations", pool.SlowOperations);
        json.WriteNumber("longestOperationSeconds", pool.LongestOperation / 1e9);
        json.WriteNumber("drops", pool.Drops);
        json.WriteNumber("trims", pool.Trims);
        json.WriteNumber("outstanding", pool.Outstanding);
        json.WriteNumber("unknown", pool.Unknown);
        json.WriteNumber("peakOutstanding", pool.PeakOutstanding);
        json.WriteNumber("bytesGiven", pool.BytesGiven);
        json.WriteEndObject();
    }
}
