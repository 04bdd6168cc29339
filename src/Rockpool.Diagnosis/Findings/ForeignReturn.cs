using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// RP1003: items handed to a pool that never lent them. Proven only where the recording began with the process and
/// nothing is missing up to the return: otherwise the item may have been rented unseen.
/// </summary>
internal static class ForeignReturn
{
    /// <summary>The rule's number.</summary>
    public const string Rule = "RP1003";

    private const long FewestProven = 3;
    private const long FewestToMention = 20;
    private const double Unbalanced = 0.001;

    /// <summary>Every place that returns what was not lent.</summary>
    public static IEnumerable<Finding> Find(Books books)
    {
        foreach (var place in books.Ledger.ReturnSites
            .GroupBy(r => (r.Key.Pool, Place.Of(books.Finder[r.Key.Stack])), r => (r.Key.Stack, Account: r.Value)))
        {
            TimeHistory unseen = new(books.Ledger.Grid);
            foreach ((int _, TimeHistory returns) in place) unseen.Add(returns);
            Site? site = books.Finder[place.First().Stack];
            if (Judge(books, books.Pool(place.Key.Pool), site, unseen) is { } finding) yield return finding;
        }
    }

    private static Finding? Judge(Books books, PoolBook pool, Site? site, TimeHistory unseen)
    {
        long watchedUntil = Math.Min(books.Ledger.Gaps.First, books.PoolEnd) - Windows.Settling;
        if (books.Recording.FromProcessStart && pool.Account.Forgotten == 0)
        {
            (long proven, int intervals) = Before(unseen, watchedUntil, books.Ledger.Grid.Length);
            return proven >= FewestProven && intervals > 1 ? Proven(books, pool, site, proven, watchedUntil) : null;
        }

        long overdue = books.Sites.Where(s => s.Pool == pool).Sum(s => (long)s.OverdueRents.Count);
        long late = unseen.Total - (long)books.CountBefore(unseen, books.End / 3);
        bool steady = late >= FewestToMention && books.CountBefore(unseen, books.End * 2 / 3) < unseen.Total * 0.8;
        return steady && Statistics.BinomialAtLeast(late, late + overdue, 0.5) < Unbalanced
            ? Suspected(books, pool, site, unseen.Total)
            : null;
    }

    private static (long Count, int Intervals) Before(TimeHistory history, long until, long interval)
    {
        long count = 0;
        int intervals = 0;
        for (int i = 0; (i + 1) * interval <= until && i < history.Counts.Length; i++)
        {
            count += history.Counts[i];
            if (history.Counts[i] > 0) intervals++;
        }

        return (count, intervals);
    }

    private static Finding Proven(Books books, PoolBook pool, Site? site, long count, long watched) => new()
    {
        Rule = Rule,
        Severity = Severity.Error,
        Title = "returned to a pool that never lent it",
        Confidence = 0.99,
        Count = count,
        RatePerSecond = Statistics.PoissonRate(count, watched / 1e9),
        Site = site,
        Pool = pool.Name,
        Evidence =
        [
            new("neverLent", "returned without ever having been rented", count, "items"),
            new("watchedSeconds", "watched from the first instruction without a gap", watched / 1e9, "s"),
        ],
        Advice = $"Return to a pool only what it lent: {(site is null ? "something" : site.Method)} hands it items made elsewhere, which others may still use.",
    };

    private static Finding Suspected(Books books, PoolBook pool, Site? site, long count) => new()
    {
        Rule = Rule,
        Severity = Severity.Info,
        Title = "returned without having been seen to be rented",
        Confidence = 0.5,
        Count = count,
        RatePerSecond = Statistics.PoissonRate(count, books.CoveredSeconds),
        Site = site,
        Pool = pool.Name,
        Evidence = [new("unseen", "returned, and not seen to be rented", count, "items")],
        Advice = "Either they were rented before the recording began or the pool never lent them: record the program from its start to decide.",
    };
}
