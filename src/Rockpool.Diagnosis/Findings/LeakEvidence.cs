using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>What speaks for and against a leak at one place.</summary>
internal sealed record LeakEvidence
{
    private const int FewestOverdue = 5;
    private const int FewestWithoutReturns = 500;
    private const double Significance = 0.035;

    // So unlikely must an even leak be before its items are taken for a cache: a true leak is missed as rarely.
    private const double Uneven = 0.01;

    // As rare as this, so many equal ids are no chance: the items came back. A true leak is missed at most as often.
    private const double Plausible = 0.1;

    /// <summary>Items that are late and were never seen again.</summary>
    public required long Overdue { get; init; }

    /// <summary>Of those, the ones rented in the last third of the eligible rents.</summary>
    public required long OverdueLate { get; init; }

    /// <summary>Of those, the ones rented in the last half of the eligible rents.</summary>
    public required long OverdueLastHalf { get; init; }

    /// <summary>Rents that were watched for longer than the late mark.</summary>
    public required double Eligible { get; init; }

    /// <summary>The time over which eligible rents were seen with their place.</summary>
    public required double EligibleSeconds { get; init; }

    /// <summary>The share of the eligible rents that was never returned.</summary>
    public required Estimate Share { get; init; }

    /// <summary>
    /// Returns that came later than the late mark: they show that late does not mean lost. Items that were seen again
    /// in a later window are among them, unless <see cref="EqualIds"/> counts them.
    /// </summary>
    public required long LateReturns { get; init; }

    /// <summary>Late items whose id was seen again in a later window, where chance alone makes so many ids equal.</summary>
    public required long EqualIds { get; init; }

    /// <summary>How many of them are expected.</summary>
    public required double ExpectedEqualIds { get; init; }

    /// <summary>Returns, later than the late mark into a window, of such items rented before it.</summary>
    public required long LateRentedBefore { get; init; }

    /// <summary>
    /// The probability of so many overdue items in a program that always returns them, only later: in such a program
    /// as many would come back that were rented before the recording as stay out that were rented in it.
    /// </summary>
    public required double Balanced { get; init; }

    /// <summary>The probability of so few in the last third in a program that leaks evenly.</summary>
    public required double Steady { get; init; }

    /// <summary>The probability that an even leak stayed silent for as long as this one has at the end.</summary>
    public required double Silent { get; init; }

    /// <summary>Why it is not decided, in a sentence; empty for a leak.</summary>
    public required string Undecided { get; init; }

    /// <summary>How long a recording would decide it, or null where a longer one would not.</summary>
    public required double? SecondsToDecide { get; init; }

    /// <summary>Whether the survivors prove a leak.</summary>
    public bool IsLeak => Undecided.Length == 0;

    /// <summary>Whether a single item that is seen again may be another one with its id.</summary>
    public bool MayMeetEqualIds => Statistics.PoissonAtLeast(1, ExpectedEqualIds) > Plausible;

    /// <summary>Whether there is something to say although nothing is proven.</summary>
    public bool IsWorthNoting => Overdue > 0;

    /// <summary>The probability that the verdict is right: for a leak, that chance did not balance the books.</summary>
    public double Confidence => IsLeak ? Statistics.Confidence(Balanced, Eligible) : Math.Clamp(Balanced, 0.5, 0.99);

    /// <summary>Weighs the survivors of a place.</summary>
    public static LeakEvidence Of(RentSite site, Books books)
    {
        List<long> overdue = [.. site.OverdueRents.Order()];
        double eligible = EligibleRents(site, books);
        Exposure exposure = new(
            books.Ledger.Windows, books.Recording.PoolCoverage, site.Site is null ? null : books.StackCoverage, 0, site.LateAfter, books.End);
        eligible = Math.Max(eligible, overdue.Count);
        double lastThird = SplitAfter(site, books, 2.0 / 3, out double shareOfThird);
        double lastHalf = SplitAfter(site, books, 0.5, out _);
        long late = overdue.LongCount(t => t >= lastThird);
        long before = RentedBefore(site);
        long seenAgain = site.Account.SeenAgain?.CountAbove(site.LateAfter) ?? 0;
        bool byChance = Statistics.PoissonAtLeast(seenAgain, site.ExpectedEqualIds) > Plausible;

        LeakEvidence evidence = new()
        {
            Overdue = overdue.Count,
            OverdueLate = late,
            OverdueLastHalf = overdue.LongCount(t => t >= lastHalf),
            Eligible = eligible,
            EligibleSeconds = exposure.Seconds,
            Share = Statistics.Share(overdue.Count, (long)Math.Round(eligible)),
            LateReturns = site.Account.Returned.CountAbove(site.LateAfter) + (byChance ? 0 : seenAgain),
            EqualIds = byChance ? seenAgain : 0,
            ExpectedEqualIds = site.ExpectedEqualIds,
            LateRentedBefore = before,
            Balanced = Statistics.BinomialAtLeast(overdue.Count, overdue.Count + before, 0.5),
            Steady = Statistics.BinomialAtMost(late, overdue.Count, shareOfThird),
            Silent = Silence(overdue, exposure),
            Undecided = "",
            SecondsToDecide = null,
        };
        return evidence with
        {
            Undecided = WhyUndecided(evidence, site, books),
            SecondsToDecide = TimeToDecide(evidence, site, books),
        };
    }

    private static string WhyUndecided(LeakEvidence e, RentSite site, Books books)
    {
        if (e.LateReturns > 0) return "Some items of this place came back as late as these are.";
        if (books.End < 2 * site.LateAfter || e.Eligible < 1) return "The recording is too short for how long items are held here.";
        if (e.Overdue < FewestOverdue || e.Share.Low <= 0) return "They are too few to tell a leak from a long hold.";
        if (IsUneven(e))
            return "They were rented early and hardly grew since, as where a cache is filled.";
        if (e.Balanced > Significance) return "Items rented before the recording came back about as often as these stay out.";
        if (!site.TellsHolds && e.Overdue < FewestWithoutReturns)
            return "Hardly anything rented here came back yet, so that nothing tells how long a hold is.";
        return site.Account.Forgotten > site.OutAges.Total ? "Most of the items out were too many to follow." : "";
    }

    private static bool IsUneven(LeakEvidence e) =>
        e.OverdueLate == 0 || e.OverdueLastHalf < 2 || e.Steady < Uneven || e.Silent < Uneven;

    // With so many spread evenly, how likely none falls between the last one and the end of those that could be late.
    private static double Silence(List<long> overdue, Exposure exposure)
    {
        if (overdue.Count == 0 || exposure.Seconds <= 0) return 1;
        return Math.Pow(Math.Min(1, exposure.Before(overdue[^1]) / exposure.Seconds), overdue.Count);
    }

    // So long that the expected count reaches twice the fewest, at the rate seen, with the late mark behind them.
    private static double? TimeToDecide(LeakEvidence e, RentSite site, Books books)
    {
        if (e.Overdue == 0 || e.LateReturns > 0 || (e.Overdue >= FewestOverdue && IsUneven(e))) return null;
        double perSecond = e.Overdue / Math.Max(e.EligibleSeconds, 1e-3);
        double fewest = site.TellsHolds ? FewestOverdue : FewestWithoutReturns;
        double wanted = (site.LateAfter / 1e9) + (2 * fewest / perSecond);
        return Math.Max(Math.Max(wanted, 2.0 * site.LateAfter / 1e9), 2 * books.End / 1e9);
    }

    private static double EligibleRents(RentSite site, Books books)
    {
        double sum = 0;
        for (int i = 0; i <= books.Ledger.Windows.Current; i++)
        {
            Stretch window = books.Ledger.Windows[i, books.PoolEnd];
            long until = window.To - site.LateAfter;
            if (until <= window.From) continue;
            sum += books.CountBefore(site.Account.Rents, until) - books.CountBefore(site.Account.Rents, window.From);
        }

        return sum;
    }

    // The moment after which a share of the eligible rents was made, and how large that share is on the grid.
    private static double SplitAfter(RentSite site, Books books, double share, out double shareAfter)
    {
        double eligible = Math.Max(books.CountBefore(site.Account.Rents, books.PoolEnd - site.LateAfter), 1e-9);
        long step = books.Ledger.Grid.Length;
        long split = 0;
        double before = 0;
        while (split < books.End && (before = books.CountBefore(site.Account.Rents, split)) < share * eligible) split += step;
        shareAfter = Math.Clamp(1 - (before / eligible), 0, 1);
        return split;
    }

    private static long RentedBefore(RentSite site)
    {
        long count = 0;
        foreach ((int number, ClassAccount account) in site.Pool.Account.UsedClasses())
            if ((site.Account.Classes >> number & 1) != 0) count += account.RentedBefore?.CountAbove(site.LateAfter) ?? 0;
        return count;
    }
}
