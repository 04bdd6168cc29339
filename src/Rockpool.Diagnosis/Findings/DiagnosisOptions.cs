namespace Rockpool.Diagnosis.Findings;

/// <summary>What a user may change about a diagnosis.</summary>
/// <param name="FrameworkPrefixes">
/// Prefixes of member names that count as framework code, beside the built-in ones, when a site is chosen.
/// </param>
public sealed record DiagnosisOptions(IReadOnlyList<string> FrameworkPrefixes)
{
    /// <summary>No further prefixes.</summary>
    public static DiagnosisOptions Default { get; } = new([]);
}
