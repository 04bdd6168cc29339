namespace Rockpool.Diagnosis.Findings;

/// <summary>How much a finding matters. Ordered: a larger value is worse.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong on this evidence.</summary>
    Info,

    /// <summary>Costs something, or is probably wrong.</summary>
    Warning,

    /// <summary>A defect that the evidence proves to the stated confidence.</summary>
    Error,
}
