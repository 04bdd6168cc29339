using System.Text.Json;

namespace Rockpool.Tool.Tests;

/// <summary>A pool of a JSON report.</summary>
internal sealed record FoundPool(string Source, long Rents)
{
    public static FoundPool[] ReadAll(string path)
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(path));
        return
        [
            .. report.RootElement.GetProperty("pools").EnumerateArray().Select(pool =>
                new FoundPool(pool.GetProperty("source").GetString()!, pool.GetProperty("rents").GetInt64())),
        ];
    }
}
