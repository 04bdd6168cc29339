using System.Text.Json;
using Shop;

namespace Rockpool.Tool.Tests;

/// <summary>A finding of a JSON report.</summary>
internal sealed record FoundDefect(string Rule, string Severity, string? Method, string? Pool, long Count, string Title)
{
    public static FoundDefect[] ReadAll(string path)
    {
        using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(Read)];
    }

    /// <summary>Whether it is the finding that the planted defect must lead to.</summary>
    public bool Is(PlantedDefect planted) => planted.Rule == Rule && planted.Method == Method;

    private static FoundDefect Read(JsonElement finding)
    {
        JsonElement site = finding.GetProperty("site");
        return new FoundDefect(
            finding.GetProperty("rule").GetString()!,
            finding.GetProperty("severity").GetString()!,
            site.ValueKind == JsonValueKind.Null ? null : site.GetProperty("method").GetString(),
            finding.GetProperty("pool").GetString(),
            finding.GetProperty("count").GetInt64(),
            finding.GetProperty("title").GetString()!);
    }
}
