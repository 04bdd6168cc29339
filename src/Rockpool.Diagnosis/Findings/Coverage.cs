namespace Rockpool.Diagnosis.Findings;

/// <summary>Says for which verdicts the recording holds too little, and what would do.</summary>
internal static class Coverage
{
    // So many watched rents show a leak of one in a thousand at least five times, in 9 of 10 recordings.
    private const double WatchedRentsWanted = 8000;

    /// <summary>One sentence for each thing the recording cannot show.</summary>
    public static IReadOnlyList<string> Limits(Books books)
    {
        List<string> limits = [];
        if (books.Recording.LostEvents > 0)
            limits.Add($"{books.Recording.LostEvents:N0} events were lost: what they hide is counted as unknown, and no verdict rests on it.");
        long notJudged = books.Ledger.Tenancies.Excess.NotJudged;
        if (notJudged > 0) limits.Add($"{notJudged:N0} candidates for double returns were too many to keep and were not judged.");
        foreach (PoolBook pool in books.Pools)
            if (LimitOf(pool, books) is { } limit) limits.Add(limit);
        return limits;
    }

    private static string? LimitOf(PoolBook pool, Books books)
    {
        if (pool.Account.Rents == 0) return null;
        double watched = books.Sites
            .Where(s => s.Pool == pool && s.Site is not null)
            .Sum(s => (double)s.Account.RentCount);
        double total = books.CoveredSeconds > 0 ? pool.Account.Rents / books.CoveredSeconds * (books.End / 1e9) : 0;
        if (watched >= WatchedRentsWanted || watched >= 0.9 * total) return null;
        if (watched == 0)
        {
            return $"coverage insufficient for naming places in {pool.Name}: none of its {pool.Account.Rents:N0} rents had a stack that could be named.";
        }

        double factor = WatchedRentsWanted / watched;
        string longer = $"--for {Math.Ceiling(books.End / 1e9 * factor):0}s";
        string budget = books.Recording.Budget is { } share ? $" or --budget {Math.Ceiling(share * factor * 100):0}%" : "";
        return $"coverage insufficient for a leak of one rent in a thousand in {pool.Name}: {watched:N0} rents with stacks, record with {longer}{budget}.";
    }
}
