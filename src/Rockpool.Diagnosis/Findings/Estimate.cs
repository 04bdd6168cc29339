namespace Rockpool.Diagnosis.Findings;

/// <summary>A measured value with its 95 % confidence interval.</summary>
public readonly record struct Estimate(double Value, double Low, double High);
