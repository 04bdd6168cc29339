namespace Rockpool.Diagnosis.Findings;

/// <summary>Every rule's findings, worst first.</summary>
internal static class Verdicts
{
    /// <summary>All findings: by severity, then confidence, then rate, then count.</summary>
    public static IReadOnlyList<Finding> Of(Books books)
    {
        List<Finding> leaks = [.. LeakSite.Find(books)];
        HashSet<string> leaking = [.. leaks.Where(f => f.Severity == Severity.Error).Select(f => f.Pool!)];
        IReadOnlyList<Finding> misuse =
            [.. leaks, .. PoolGrowth.Find(books, leaking), .. DoubleReturn.Find(books), .. ForeignReturn.Find(books)];
        return
        [
            .. GuardMisuse.Join([.. GuardMisuse.Find(books)], misuse)
                .Concat(PoolMisses.Find(books))
                .Concat(RoundingWaste.Find(books))
                .Concat(CrossThreadFlow.Find(books))
                .Concat(StreamMisuse.Find(books))
                .OrderByDescending(f => f.Severity)
                .ThenByDescending(f => f.Confidence)
                .ThenByDescending(f => f.RatePerSecond?.Value ?? 0)
                .ThenByDescending(f => f.Count)
                .ThenBy(f => f.Rule, StringComparer.Ordinal)
                .ThenBy(f => f.Site?.Method, StringComparer.Ordinal),
        ];
    }
}
