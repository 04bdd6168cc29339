namespace Rockpool.Diagnosis.Findings;

/// <summary>One step of a survival curve.</summary>
/// <param name="Seconds">Time since the rent.</param>
/// <param name="Share">The share still out, with its 95 % interval (Greenwood's variance, log-log transformed).</param>
/// <param name="AtRisk">How many tenancies were still watched at that time.</param>
public readonly record struct SurvivalPoint(double Seconds, Estimate Share, long AtRisk);
