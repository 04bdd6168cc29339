using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// What misses, drops and trims tell at any rate, where rents are too many to follow. A size that keeps allocating and
/// lets nothing go loses its items somewhere (RP1001); one that lets go more than it ever allocated gets items from
/// somewhere: returned twice, or never lent (RP1002).
/// </summary>
internal static class PoolGrowth
{
    private const long Fewest = 30;
    private const long FewestToWarn = 100;
    private const double Deviations = 6;
    private const double StillGoing = 0.7;

    // Where rents were followed for longer than this share of the time, the places tell more than the pool does.
    private const double FollowedShare = 0.5;

    /// <summary>Every size of every array pool that grows or shrinks to the end.</summary>
    /// <param name="books">The books.</param>
    /// <param name="leaking">The pools in which a place was found to leak: of them nothing more need be said.</param>
    public static IEnumerable<Finding> Find(Books books, IReadOnlySet<string> leaking)
    {
        (long third, long twoThirds) = (books.RareTime(1.0 / 3), books.RareTime(2.0 / 3));
        foreach (PoolBook pool in books.Pools.Where(p => p.Account.Info.Source == PoolSource.ArrayPool))
        {
            foreach ((int number, ClassAccount size) in pool.Account.UsedClasses())
            {
                (double middle, double last) = (Net(size, third, twoThirds), Net(size, twoThirds, books.End));
                double turnover = Between(size.Allocated, third, books.End) + Between(size.LetGo, third, books.End);
                if (Goes(books, middle, last, turnover) && !leaking.Contains(pool.Name))
                    yield return Grows(books, pool, number, size, (long)(middle + last));
                else if (Goes(books, -middle, -last, turnover))
                    yield return Shrinks(books, pool, size, (long)-(middle + last));
            }
        }

        double Net(ClassAccount size, long from, long to) => Between(size.Allocated, from, to) - Between(size.LetGo, from, to);
        double Between(TimeHistory? history, long from, long to) =>
            history is null ? 0 : books.CountBefore(history, to) - books.CountBefore(history, from);
    }

    // The first third may fill the pool or empty it; what counts is what comes after.
    private static bool Goes(Books books, double middle, double last, double turnover) =>
        middle + last >= Fewest && last >= StillGoing * middle && middle + last > Deviations * Math.Sqrt(turnover)
            && middle + last > 4 * books.Threads;

    private static Finding Grows(Books books, PoolBook pool, int number, ClassAccount size, long net)
    {
        bool followed = books.CoveredSeconds > FollowedShare * books.RareSeconds;
        List<Evidence> facts = Facts(books, pool, size);
        Site? most = books.Sites
            .Where(s => s.Pool == pool && s.Site is not null && (s.Account.Classes >> number & 1) != 0)
            .MaxBy(s => s.Account.Misses)?.Site;
        if (most is not null) facts.Add(new("mostAllocations", "most of it allocated for", most));
        return new Finding
        {
            Rule = LeakSite.Rule,
            Severity = followed || net < FewestToWarn ? Severity.Info : Severity.Warning,
            Title = "pool grows",
            Confidence = followed ? 0.5 : 0.8,
            Count = net,
            RatePerSecond = Statistics.PoissonRate(net, books.RareSeconds * 2 / 3),
            Pool = pool.Name,
            Evidence = facts,
            Advice = "Items leave this pool and do not come back, or end with threads that kept them: record with --exact or a larger --budget to learn which place.",
        };
    }

    private static Finding Shrinks(Books books, PoolBook pool, ClassAccount size, long net) => new()
    {
        Rule = DoubleReturn.Rule,
        Severity = Severity.Info,
        Title = "more comes back than was lent",
        Confidence = 0.5,
        Count = net,
        RatePerSecond = Statistics.PoissonRate(net, books.RareSeconds * 2 / 3),
        Pool = pool.Name,
        Evidence = Facts(books, pool, size),
        Advice = "Items are returned twice or never came from this pool, or ones rented long ago come back now: record with --exact or a larger --budget to decide.",
    };

    private static List<Evidence> Facts(Books books, PoolBook pool, ClassAccount size) =>
    [
        new("size", "size class up to", size.Size, pool.Account.Info.Unit == SizeUnit.Bytes ? "bytes" : "elements"),
        new("allocated", "allocated in all", size.Allocated?.Total ?? 0, "items"),
        new("letGo", "dropped or trimmed in all", size.LetGo?.Total ?? 0, "items"),
        new("rentsFollowedShare", "share of the time in which rents were followed", books.CoveredSeconds / books.RareSeconds),
    ];
}
