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
            json.WriteNumber(Key(tier), rents);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<SlowPath> slow)
    {
        json.WriteStartArray("slow");
        foreach (SlowPath path in slow)
        {
            json.WriteStartObject();
            json.WriteString("operation", path.IsRent ? "rent" : "return");
            json.WriteString("tier", Key(path.Tier));
            json.WriteNumber("count", path.Count);
            json.WriteNumber("totalSeconds", (double?)(path.Total / 1e9));
            json.WriteNumber("longestSeconds", (double?)(path.Longest / 1e9));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyDictionary<PoolEventReason, long> drops)
    {
        json.WriteStartArray("dropReasons");
        foreach ((PoolEventReason reason, long count) in drops.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key))
        {
            json.WriteStartObject();
            json.WriteString("reason", Key(reason));
            json.WriteNumber("count", count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Key(Enum name) => JsonNamingPolicy.CamelCase.ConvertName(name.ToString());

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
        Write(json, pool.SlowPaths);
        json.WriteNumber("drops", pool.Drops);
        Write(json, pool.DropReasons);
        json.WriteNumber("trims", pool.Trims);
        json.WriteNumber("outstanding", pool.Outstanding);
        json.WriteNumber("unknown", pool.Unknown);
        json.WriteNumber("peakOutstanding", pool.PeakOutstanding);
        json.WriteNumber("bytesAsked", pool.BytesAsked);
        json.WriteNumber("bytesGiven", pool.BytesGiven);
        json.WriteEndObject();
    }
}
