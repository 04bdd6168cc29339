namespace Rockpool.Diagnosis.Findings;

/// <summary>Every rule's findings, worst first.</summary>
internal static class Verdicts
{
    /// <summary>All findings: by severity, then confidence, then rate, then count.</summary>
    public static IReadOnlyList<Finding> Of(Books books) =>
    [
        .. LeakSite.Find(books)
            .Concat(DoubleReturn.Find(books))
            .Concat(PoolMisses.Find(books))
            .OrderByDescending(f => f.Severity)
            .ThenByDescending(f => f.Confidence)
            .ThenByDescending(f => f.RatePerSecond?.Value ?? 0)
            .ThenByDescending(f => f.Count)
            .ThenBy(f => f.Rule, StringComparer.Ordinal)
            .ThenBy(f => f.Site?.Method, StringComparer.Ordinal),
    ];
}
