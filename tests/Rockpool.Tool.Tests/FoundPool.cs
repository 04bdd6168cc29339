using System.Text.Json;

namespace Rockpool.Tool.Tests;

/// <summary>A pool of a JSON report.</summary>
internal sealed record FoundPool(string Source, string Name, long Rents, long? Created)
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
                    CreatedOf(pool.GetProperty("tiers")))),
        ];
    }

    private static long? CreatedOf(JsonElement tiers) =>
        tiers.ValueKind == JsonValueKind.Null ? null : tiers.GetProperty("created").GetInt64();
}
