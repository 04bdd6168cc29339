using System.Text.Json;

namespace Overhead;

/// <summary>The report of a recording, asked for what was planted.</summary>
internal sealed class Report(JsonElement root)
{
    private const string LeakRule = "RP1001";
    private const string DoubleReturnRule = "RP1002";

    /// <summary>What the recording says it cost, as a share of one core.</summary>
    public double Overhead =>
        root.GetProperty("recording").TryGetProperty("overhead", out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble() : double.NaN;

    /// <summary>What it says of the planted leak.</summary>
    public Verdict Leak => Of(LeakRule, "LoadTarget.LeakyHandler.", "leak");

    /// <summary>What it says of the planted double return.</summary>
    public Verdict DoubleReturn => Of(DoubleReturnRule, "LoadTarget.HastyHandler.", "double return");

    /// <summary>Findings of severity error that accuse another method.</summary>
    public int WrongErrors => Findings.Count(finding =>
        finding.GetProperty("severity").GetString() == "error" && HasSite(finding) && !IsAt(finding, "LoadTarget.LeakyHandler.", "LoadTarget.HastyHandler."));

    private IEnumerable<JsonElement> Findings => root.GetProperty("findings").EnumerateArray();

    private static bool HasSite(JsonElement finding) => MethodOf(finding) is not null;

    private static bool IsAt(JsonElement finding, params string[] methods) =>
        MethodOf(finding) is { } method && methods.Any(wanted => method.StartsWith(wanted, StringComparison.Ordinal));

    private static string? MethodOf(JsonElement finding) =>
        finding.TryGetProperty("site", out var site) && site.ValueKind == JsonValueKind.Object
        && site.TryGetProperty("method", out var method) ? method.GetString() : null;

    // Only a limit that names the defect, or that no place is known at all, excuses its not being found.
    private Verdict Of(string rule, string method, string defect)
    {
        if (Findings.Any(finding => finding.GetProperty("rule").GetString() == rule && IsAt(finding, method)))
            return Verdict.Found;
        bool isSaid = root.GetProperty("limits").EnumerateArray().Select(limit => limit.GetString()!).Any(limit =>
            limit.StartsWith("coverage insufficient", StringComparison.Ordinal)
            && (limit.Contains(defect, StringComparison.Ordinal) || limit.Contains("naming places", StringComparison.Ordinal)));
        return isSaid ? Verdict.Insufficient : Verdict.Missed;
    }
}
