namespace Overhead;

/// <summary>What a report says of a planted defect.</summary>
internal enum Verdict
{
    /// <summary>Nothing.</summary>
    Missed,

    /// <summary>That there was too little coverage to say.</summary>
    Insufficient,

    /// <summary>It names the method.</summary>
    Found,
}
