namespace Rockpool.Diagnosis.Findings;

/// <summary>The share of a site's rented items that is still out after a time (Kaplan and Meier, 1958).</summary>
/// <param name="Points">The curve's steps, by time since the rent.</param>
public sealed record SurvivalCurve(IReadOnlyList<SurvivalPoint> Points);
