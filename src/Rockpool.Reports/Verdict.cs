using Rockpool.Diagnosis.Findings;

namespace Rockpool.Reports;

/// <summary>What a diagnosis comes to, in a sentence for people.</summary>
internal static class Verdict
{
    /// <summary>What was found: <c>2 errors, 1 warning</c>, or that nothing was.</summary>
    public static string Headline(DiagnosisResult diagnosis)
    {
        if (diagnosis.Findings.Count == 0)
        {
            if (diagnosis.Pools.Count == 0) return "No pool event was seen";
            return diagnosis.Limits.Count == 0 ? "Nothing found" : "Nothing found in what was recorded";
        }

        return string.Join(", ", WorstFirst
            .Select(severity => (Severity: severity, Count: Count(diagnosis, severity)))
            .Where(part => part.Count > 0)
            .Select(part => Part(part.Count, part.Severity)));
    }

    /// <summary>Whether nothing was found though nothing stood in the way of finding it.</summary>
    public static bool IsClean(DiagnosisResult diagnosis) =>
        diagnosis is { Findings.Count: 0, Pools.Count: > 0, Limits.Count: 0 };

    /// <summary>Every severity, worst first.</summary>
    public static IReadOnlyList<Severity> WorstFirst { get; } = [Severity.Error, Severity.Warning, Severity.Info];

    /// <summary>A number of findings of one severity, such as <c>2 errors</c>.</summary>
    public static string Part(int count, Severity severity) => severity switch
    {
        Severity.Error => Figures.Plural(count, "error"),
        Severity.Warning => Figures.Plural(count, "warning"),
        _ => Figures.Plural(count, "note"),
    };

    /// <summary>What was looked at where nothing was found; null where something was.</summary>
    public static string? WhatWasLookedAt(DiagnosisResult diagnosis)
    {
        if (diagnosis.Findings.Count > 0) return null;
        string time = Humane.Seconds(Figures.Seconds(diagnosis.Recording.Duration));
        if (diagnosis.Pools.Count == 0)
        {
            return $"{Figures.Plural(diagnosis.Recording.Events, "event")} in {time} were read, and none came from a pool "
                + "that Rockpool knows (ArrayPool, RecyclableMemoryStream, Rockpool). Nothing can be said of this program's pools.";
        }

        string share = Figures.CoveredShare(diagnosis.Recording.PoolCoverage, diagnosis.Recording.Duration);
        long rents = diagnosis.Pools.Sum(pool => pool.Rents), returns = diagnosis.Pools.Sum(pool => pool.Returns);
        return $"{Figures.Plural(rents, "rent")} and {Figures.Plural(returns, "return")} of "
            + $"{Figures.Plural(diagnosis.Pools.Count, "pool")} in {time} were matched and looked through for leaks, double "
            + "and foreign returns, avoidable misses, waste by rounding and one-way flow between threads."
            + $" They were recorded for {share} of the time."
            + (diagnosis.Limits.Count == 0 ? "" : " What this recording cannot show is listed at the end.");
    }

    /// <summary>How many findings have a severity.</summary>
    public static int Count(DiagnosisResult diagnosis, Severity severity) =>
        diagnosis.Findings.Count(finding => finding.Severity == severity);
}
