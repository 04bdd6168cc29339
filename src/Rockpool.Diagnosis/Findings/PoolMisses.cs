using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>RP1004: rents that had to allocate though the pool had held enough, with the reason.</summary>
internal static class PoolMisses
{
    /// <summary>The rule's number.</summary>
    public const string Rule = "RP1004";

    private const double CostlyShare = 0.05;
    private const double CostlyPerSecond = 20;
    private const double MostOfThem = 0.5;

    /// <summary>Every size class that misses at a cost. The others are in the table of pools: a pool allocates its first items.</summary>
    public static IEnumerable<Finding> Find(Books books)
    {
        foreach (PoolBook pool in books.Pools)
        {
            if (pool.Account.Rents == 0) continue;
            foreach ((int number, ClassAccount size) in pool.Account.UsedClasses())
            {
                if (IsCostly(size, books)) yield return Costly(books, pool, size, MostlyAt(books, pool, number, size));
            }
        }
    }

    private static bool IsCostly(ClassAccount size, Books books) =>
        SteadyShare(size).Low > CostlyShare && Statistics.PoissonRate(Steady(size), books.CoveredSeconds).Low > CostlyPerSecond;

    private static long Steady(ClassAccount size) => size.Misses - size.MissesAtNewPeak;

    private static Estimate SteadyShare(ClassAccount size) => Statistics.Share(Math.Min(Steady(size), size.Rents), size.Rents);

    /// <summary>
    /// The place that most of a size's misses were for, with how many at least, or null where that is not certain. A
    /// place that rents several sizes does not say which of them missed, but no other place can have more than its own.
    /// </summary>
    private static (Site Site, long AtLeast)? MostlyAt(Books books, PoolBook pool, int number, ClassAccount size)
    {
        RentSite[] places = [.. books.Sites.Where(s => s.Pool == pool && (s.Account.Classes & (1u << number)) != 0)];
        if (places.Where(s => s.Site is not null).MaxBy(s => s.Account.Misses) is not { } most) return null;
        long elsewhere = places.Sum(s => s.Account.Misses) - most.Account.Misses;
        long atLeast = Math.Min(size.Misses - elsewhere, most.Account.Misses);
        return atLeast >= MostOfThem * size.Misses ? (most.Site!, atLeast) : null;
    }

    private static Finding Costly(Books books, PoolBook pool, ClassAccount size, (Site Site, long AtLeast)? place)
    {
        (string title, string advice) = Reason(size);
        List<Evidence> facts =
        [
            new("steadyMissShare", "share of rents that missed though the pool had held enough", SteadyShare(size)),
            .. Reasons(size),
        ];
        if (pool.Account.Info.Unit.Word() is { } unit) facts.Insert(0, new("size", "size class up to", size.Size, unit));
        if (size.MissesAfterRefusal > 0)
            facts.Add(new("afterRefusal", "replaced an item that the program's own reset refused", size.MissesAfterRefusal, "misses"));
        if (place is { } here) facts.Add(new("missesHere", "of all, for this place at least", here.AtLeast, "misses"));
        if (pool.ElementBytes is { } bytes) facts.Add(new("bytesAllocated", "allocated because of them", size.MissSize * bytes, "bytes"));
        return new Finding
        {
            Rule = Rule,
            Severity = Severity.Warning,
            Title = title,
            Confidence = 0.95,
            Count = size.Misses,
            RatePerSecond = Statistics.PoissonRate(size.Misses, books.CoveredSeconds),
            Site = place?.Site,
            Pool = pool.Name,
            Evidence = facts,
            Advice = advice,
        };
    }

    private static IEnumerable<Evidence> Reasons(ClassAccount size) =>
    [
        new("steadyMisses", "steady misses", Steady(size), "misses"),
        new("coldMisses", "misses while more were out than ever before", size.MissesAtNewPeak, "misses"),
        new("afterDrop", "replaced an item turned away by a full pool", size.MissesAfterDrop, "misses"),
        new("afterTrim", "replaced a trimmed item", size.MissesAfterTrim, "misses"),
        new("overMaximum", "larger than the pool keeps", size.MissesOverMaximum, "misses"),
        new(
            "outOfReach", "items lay where the renting thread does not look, went with a thread that ended, or never came back",
            size.MissesOutOfReach, "misses"),
    ];

    private static (string Title, string Advice) Reason(ClassAccount size)
    {
        if (size.MissesAfterRefusal >= MostOfThem * Steady(size))
            return ("misses: resets refuse their items", "Look at what the pool's reset refuses: items that it does not keep are made anew.");
        long most = Math.Max(
            Math.Max(size.MissesAfterDrop, size.MissesAfterTrim), Math.Max(size.MissesOverMaximum, size.MissesOutOfReach));
        if (most == size.MissesOverMaximum)
            return ("misses: larger than the pool keeps", "Use a pool whose maximum is above this size, or split the data into smaller pieces.");
        if (most == size.MissesAfterDrop)
            return ("misses: bursts deeper than the pool", "Hold fewer items at once, or use a pool that keeps as many as the burst needs.");
        if (most == size.MissesAfterTrim)
            return ("misses after trimming", "Look at memory pressure and at the time between uses: the pool gives idle items back to the collector.");
        return ("misses though items exist", "Return items on the thread that rents them, and look for items that are never returned.");
    }
}
