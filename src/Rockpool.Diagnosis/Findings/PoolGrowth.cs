using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// RP1001 without the rents: a pool that keeps allocating and lets nothing go loses its items somewhere. Misses, drops
/// and trims are recorded at any rate, so this speaks where rents were too many to follow.
/// </summary>
internal static class PoolGrowth
{
    private const long Fewest = 100;
    private const double Deviations = 6;
    private const double StillGrowing = 0.7;

    // Where rents were followed for longer than this share of the time, the places tell more than the pool does.
    private const double FollowedShare = 0.5;

    /// <summary>Every pool that grows to the end, unless a place in it was found to leak.</summary>
    public static IEnumerable<Finding> Find(Books books, IReadOnlySet<string> leaking)
    {
        foreach (PoolBook pool in books.Pools)
        {
            if (pool.Account.Info.Source != PoolSource.ArrayPool || leaking.Contains(pool.Name)) continue;
            (long middle, long last, long turnover) = Growth(books, pool.Account);
            long net = middle + last;
            bool grows = net >= Fewest && last >= StillGrowing * middle && net > Deviations * Math.Sqrt(turnover)
                && net > 4 * books.Threads;
            if (grows) yield return Finding(books, pool, net);
        }
    }

    // The first third may fill the pool; what counts is what comes after.
    private static (long Middle, long Last, long Turnover) Growth(Books books, PoolAccount pool)
    {
        double Between(TimeHistory history, double from, double to) =>
            books.CountBefore(history, (long)(books.End * to)) - books.CountBefore(history, (long)(books.End * from));
        double Net(double from, double to) => Between(pool.Allocated, from, to) - Between(pool.LetGo, from, to);
        double turnover = Between(pool.Allocated, 1.0 / 3, 1) + Between(pool.LetGo, 1.0 / 3, 1);
        return ((long)Net(1.0 / 3, 2.0 / 3), (long)Net(2.0 / 3, 1), (long)turnover);
    }

    private static Finding Finding(Books books, PoolBook pool, long net)
    {
        RentSite? most = books.Sites.Where(s => s.Pool == pool && s.Site is not null).MaxBy(s => s.Account.Misses);
        bool followed = books.CoveredSeconds > FollowedShare * books.RareSeconds;
        List<Evidence> facts =
        [
            new("netGrowth", "allocated and not let go, in the last two thirds", net, "items"),
            new("allocated", "allocated in all", pool.Account.Allocated.Total, "items"),
            new("letGo", "dropped or trimmed in all", pool.Account.LetGo.Total, "items"),
            new("rentsFollowedShare", "share of the time in which rents were followed", books.CoveredSeconds / books.RareSeconds),
        ];
        if (most?.Site is { } place) facts.Add(new("mostAllocations", "most of it allocated for", place));
        return new Finding
        {
            Rule = LeakSite.Rule,
            Severity = followed ? Severity.Info : Severity.Warning,
            Title = "pool grows",
            Confidence = followed ? 0.5 : 0.8,
            Count = net,
            RatePerSecond = Statistics.PoissonRate(net, books.RareSeconds * 2 / 3),
            Pool = pool.Name,
            Evidence = facts,
            Advice = "Items leave this pool and do not come back, or end with threads and owners that kept them: record with --exact or a larger --budget to learn which place.",
        };
    }
}
