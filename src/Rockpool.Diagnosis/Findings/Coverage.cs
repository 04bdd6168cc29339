using System.Globalization;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Findings;

/// <summary>Says for which verdicts the recording holds too little, and what would do.</summary>
internal static class Coverage
{
    private const double NotableShare = 0.01;
    private const double NearlyAlways = 0.9;
    private const int NamesTold = 3;

    /// <summary>One sentence for each thing the recording cannot show.</summary>
    /// <param name="books">The books.</param>
    /// <param name="findings">What it does show.</param>
    public static IReadOnlyList<string> Limits(Books books, IReadOnlyList<Finding> findings)
    {
        List<string> limits = [];
        if (books.Recording.LostEvents > 0)
            limits.Add($"{books.Recording.LostEvents:N0} events were lost: what they hide is counted as unknown, and no verdict rests on it.");
        long notJudged = books.Ledger.Tenancies.Excess.NotJudged;
        if (notJudged > 0) limits.Add($"{notJudged:N0} candidates for double returns were too many to keep and were not judged.");
        long forgotten = books.Pools.Sum(p => p.Account.Forgotten);
        if (forgotten > 0) limits.Add($"{forgotten:N0} items that were out were too many to follow: they are counted as unknown.");
        if (HiddenPlaces(books) is { } hidden) limits.Add(hidden);
        if (books.Ledger.Flows.OtherRents is > 0 and long others)
            limits.Add($"{others:N0} rents were made under labels or in regions that were too many to tell apart.");
        if (UnheardGuard(books) is { } unheard) limits.Add(unheard);
        AddInsufficient(limits, books, findings);
        return limits;
    }

    // With what the guard finds come its pools' rents and returns: it is listened to while those are.
    private static string? UnheardGuard(Books books)
    {
        double share = books.CoveredSeconds / Math.Max(books.End / 1e9, 1e-9);
        return share >= NearlyAlways || !books.Pools.Any(pool => pool.Account.GuardReports.Count > 0)
            ? null
            : $"What the pools' guard found was recorded for {(100 * share).ToString("0.#", CultureInfo.InvariantCulture)} % of the time: "
                + "counts of it are too low; record with --exact for all of it.";
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

    private static void AddInsufficient(List<string> limits, Books books, IReadOnlyList<Finding> findings)
    {
        Watch watch = new(books);
        List<PoolCoverage> pools = [.. books.Pools.Where(MayLend).Select(p => PoolCoverage.Of(p, books, watch)).Where(p => p.IsThin)];
        PoolCoverage[] unnamed = [.. pools.Where(p => p.HasNoPlaces)];
        if (unnamed.Length > 0)
        {
            limits.Add($"coverage insufficient for naming places in {Names(unnamed)}: "
                + $"none of the {unnamed.Sum(p => p.Rents):N0} rents had a stack that could be named.");
        }

        foreach (IGrouping<string, PoolCoverage> alike in pools.Where(p => !p.HasNoPlaces).GroupBy(p => Hidden(p, findings)))
        {
            PoolCoverage[] thin = [.. alike];
            limits.Add($"coverage insufficient for {alike.Key} of one rent in a thousand in {Names(thin)}: "
                + $"{thin.Sum(p => p.Watched):N0} rents were followed with their stacks and far enough from where recording "
                + $"was switched on or off, {PoolCoverage.LeakWants:N0} in each would do; record with {watch.Advice(thin)}.");
        }
    }

    // What was found is not hidden, but more of its kind may be.
    private static string Hidden(PoolCoverage pool, IReadOnlyList<Finding> findings)
    {
        string leak = IsFound(LeakSite.Rule) ? "a further leak" : "a leak";
        if (pool.ShowsDoubleReturns) return leak;
        return $"{leak} or {(IsFound(DoubleReturn.Rule) ? "a further double return" : "a double return")}";

        bool IsFound(string rule) =>
            findings.Any(f => f.Rule == rule && f.Severity == Severity.Error && f.Pool == pool.Name);
    }

    // Buffers of streams are told when they are made and let go, never when they are lent.
    private static bool MayLend(PoolBook pool) => pool.Account.Info.Source != PoolSource.RecyclableBuffer;

    private static string Names(PoolCoverage[] pools)
    {
        string[] told = [.. pools.Take(NamesTold).Select(p => p.Name)];
        int more = pools.Length - told.Length;
        return more > 0 ? $"{string.Join(", ", told)} and {more:N0} more" : string.Join(", ", told);
    }
}
