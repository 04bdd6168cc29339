using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// RP1006: items rented on some threads and returned on others, so that the renting threads' slots stay empty and every
/// rent goes to the shared shelves or allocates.
/// </summary>
internal static class CrossThreadFlow
{
    /// <summary>The rule's number.</summary>
    public const string Rule = "RP1006";

    private const double NotableShare = 0.2;
    private const double StarvedSlots = 0.5;
    private const double CostlyMisses = 0.05;
    private const long FewestReturns = 100;

    /// <summary>Every place whose items come back elsewhere, in pools whose slots starve.</summary>
    public static IEnumerable<Finding> Find(Books books)
    {
        foreach (RentSite site in books.Sites)
        {
            if (PoolSummaries.TrustedSlots(site.Pool.Account) is not { } slots) continue;
            long returns = site.Account.Returned.Total + (site.Account.Ambiguous?.Total ?? 0);
            Estimate elsewhere = Statistics.Share(site.Account.ReturnedElsewhere, returns);
            double slotShare = slots.SlotHits / (double)Math.Max(site.Pool.Account.Rents, 1);
            if (returns < FewestReturns || elsewhere.Low < NotableShare || slotShare > StarvedSlots) continue;
            yield return Finding(books, site, elsewhere, slots, slotShare);
        }
    }

    private static Finding Finding(Books books, RentSite site, Estimate elsewhere, ThreadSlots slots, double slotShare)
    {
        PoolAccount pool = site.Pool.Account;
        long outOfReach = pool.UsedClasses().Sum(c => c.Account.MissesOutOfReach);
        Estimate missing = Statistics.Share(Math.Min(outOfReach, pool.Rents), pool.Rents);
        return new Finding
        {
            Rule = Rule,
            Severity = missing.Low > CostlyMisses ? Severity.Warning : Severity.Info,
            Title = "rented here, returned on other threads",
            Confidence = 0.95,
            Count = site.Account.ReturnedElsewhere,
            RatePerSecond = Statistics.PoissonRate(site.Account.ReturnedElsewhere, books.CoveredSeconds),
            Site = site.Site,
            Pool = site.Pool.Name,
            Evidence =
            [
                new("returnedElsewhereShare", "share returned on another thread", elsewhere),
                new("threadSlotShare", "share of the pool's rents served from the thread's own slot", slotShare),
                new("sharedHits", "served from the shelves that all threads share", slots.SharedHits, "rents"),
                new("outOfReachShare", "share of rents that allocated though the pool had held enough", missing),
            ],
            Advice = "Return items on the thread that rents them, or hand them over through a pool made for it.",
        };
    }
}
