using System.Globalization;

namespace Rockpool.Diagnosis.Findings;

/// <summary>Says for which verdicts the recording holds too little, and what would do.</summary>
internal static class Coverage
{
    // So many watched rents show a leak of one in a thousand at least five times, in 9 of 10 recordings.
    private const double WatchedRentsWanted = 8000;
    private const double NearlyAll = 0.9;
    private const double NotableShare = 0.01;

    /// <summary>One sentence for each thing the recording cannot show.</summary>
    public static IReadOnlyList<string> Limits(Books books)
    {
        List<string> limits = [];
        if (books.Recording.LostEvents > 0)
            limits.Add($"{books.Recording.LostEvents:N0} events were lost: what they hide is counted as unknown, and no verdict rests on it.");
        long notJudged = books.Ledger.Tenancies.Excess.NotJudged;
        if (notJudged > 0) limits.Add($"{notJudged:N0} candidates for double returns were too many to keep and were not judged.");
        long forgotten = books.Pools.Sum(p => p.Account.Forgotten);
        if (forgotten > 0) limits.Add($"{forgotten:N0} items that were out were too many to follow: they are counted as unknown.");
        if (HiddenPlaces(books) is { } hidden) limits.Add(hidden);
        foreach (PoolBook pool in books.Pools)
            if (LimitOf(pool, books) is { } limit) limits.Add(limit);
        return limits;
    }

    private static string? HiddenPlaces(Books books)
    {
        long stacked = 0;
        long hidden = 0;
        for (int stack = 1; stack < books.Ledger.Sites.Count; stack++)
            if (books.Ledger.Sites[stack] is { } account)
            {
                stacked += account.RentCount;
                if (books.Finder.IsHidden(stack)) hidden += account.RentCount;
            }

        if (hidden == 0 || hidden < NotableShare * stacked) return null;
        string share = (100.0 * hidden / stacked).ToString("0.#", CultureInfo.InvariantCulture);
        return $"{hidden:N0} of {stacked:N0} rents with a stack ({share} %) have no place, as code without a name stands between "
            + "the pool and the first method that is known; it is not told whose they are.";
    }

    private static string? LimitOf(PoolBook pool, Books books)
    {
        double rents = pool.Account.Rents;
        if (rents == 0) return null;
        double watched = books.Sites
            .Where(s => s.Pool == pool && s.Site is not null)
            .Sum(s => (double)s.Account.RentCount);
        if (watched == 0)
            return $"coverage insufficient for naming places in {pool.Name}: none of its {rents:N0} rents had a stack that could be named.";

        // Where nearly every rent was followed, more of the same time would tell nothing more.
        double followed = watched / rents * books.CoveredSeconds / (books.End / 1e9);
        if (watched >= WatchedRentsWanted || followed >= NearlyAll) return null;
        double factor = WatchedRentsWanted / watched;
        string longer = $"--for {Math.Ceiling(books.End / 1e9 * factor):0}s";
        return $"coverage insufficient for a leak of one rent in a thousand in {pool.Name}: of its rents {watched:N0} "
            + $"were followed with their stacks; record with {longer} or {Budget(books, factor, followed)}.";
    }

    // A budget beyond what would follow every rent is not needed, and one over a core is none.
    private static string Budget(Books books, double factor, double followed)
    {
        double? wanted = books.Recording.Budget * Math.Min(factor, 1 / followed);
        return wanted < 1 ? $"--budget {Math.Ceiling(wanted.Value * 100):0}%" : "--exact";
    }
}
