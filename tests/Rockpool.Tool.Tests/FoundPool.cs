using System.Text.Json;

namespace Rockpool.Tool.Tests;

/// <summary>A pool of a JSON report.</summary>
internal sealed record FoundPool(string Source, string Name, long Rents, long? Created, long? Asked, long? Given)
{
    public static FoundPool[] ReadAll(string path)
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(path));
        return
        [
            .. report.RootElement.GetProperty("pools").EnumerateArray().Select(pool =>
                new FoundPool(
                    pool.GetProperty("source").GetString()!,
                    pool.GetProperty("name").GetString()!,
                    pool.GetProperty("rents").GetInt64(),
                    CreatedOf(pool.GetProperty("tiers")),
                    NumberOf(pool, "bytesAsked"),
                    NumberOf(pool, "bytesGiven"))),
        ];
    }

    private static long? NumberOf(JsonElement pool, string name) =>
        pool.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;

    private static long? CreatedOf(JsonElement tiers) =>
        tiers.ValueKind == JsonValueKind.Null ? null : tiers.GetProperty("created").GetInt64();
}
