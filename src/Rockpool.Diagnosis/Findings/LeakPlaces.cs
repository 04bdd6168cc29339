namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// Finds the place of a leak among rents without stacks. Where bursts of stacks cover a part of the rents, some of the
/// lost items were rented inside one: they are a sample of the leak, and tell where it is.
/// </summary>
/// <param name="books">The books.</param>
/// <param name="leaks">The places, and the size classes without a place, whose survivors prove a leak.</param>
internal sealed class LeakPlaces(Books books, IReadOnlyCollection<RentSite> leaks)
{
    private const double NearlyAll = 0.95;
    private const long FewestRents = 100;

    /// <summary>Whether a finding on this is told with another one's.</summary>
    public bool IsToldElsewhere(RentSite site) =>
        site.SizeClass is { } number
            ? leaks.Any(l => l.SizeClass is null && l.Pool == site.Pool && l.OverdueOf(number) > 0)
            : !leaks.Contains(site) && leaks.Any(l => l.SizeClass is not null && PlaceOf(l).Place == site);

    /// <summary>The place of a leak, and for one without stacks the size of the sample that tells it.</summary>
    public (RentSite? Place, int Sample) PlaceOf(RentSite leak)
    {
        if (leak.SizeClass is not { } number) return (leak, 0);
        RentSite[] sampled = [.. Renters(leak.Pool, number).Where(s => s.OverdueOf(number) > 0)];
        return sampled.Length == 1 ? (sampled[0], sampled[0].OverdueOf(number)) : (null, 0);
    }

    /// <summary>What is known of the place of a leak without stacks.</summary>
    public IEnumerable<Evidence> Facts(RentSite leak)
    {
        if (leak.SizeClass is not { } number)
        {
            long more = books.Sites.Where(s => s.Pool == leak.Pool && s.SizeClass is { } other && leak.OverdueOf(other) > 0)
                .Sum(s => (long)s.OverdueRents.Count);
            if (more > 0) yield return new("overdueWithoutStack", "more of these sizes whose place is not known", more, "items");
            yield break;
        }

        (RentSite? _, int sample) = PlaceOf(leak);
        if (sample > 0) yield return new("placedByStacks", "of the lost items, rented here inside a burst of stacks", (long)sample, "items");
        else if (LikelyPlace(leak.Pool, number) is { } likely) yield return new("likelyPlace", "nearly all rents of this size with a stack are from", likely);
    }

    /// <summary>Where most items of the same size were rented that are late too and have a stack; null where none has.</summary>
    public Site? AlikeAt(RentSite site) => site.SizeClass is { } number
        ? Renters(site.Pool, number).Where(s => s.OverdueOf(number) > 0).MaxBy(s => s.OverdueOf(number))?.Site
        : null;

    // Only a hint: a rare place that always leaks may hide behind a busy one.
    private Site? LikelyPlace(PoolBook pool, int number)
    {
        List<RentSite> renters = Renters(pool, number);
        double all = renters.Sum(s => s.Account.RentCount);
        RentSite? most = renters.Where(s => s.Account.Classes == 1u << number).MaxBy(s => s.Account.RentCount);
        return most is not null && all >= FewestRents && most.Account.RentCount >= NearlyAll * all ? most.Site : null;
    }

    private List<RentSite> Renters(PoolBook pool, int number) =>
        [.. books.Sites.Where(s => s.Pool == pool && s.Site is not null && (s.Account.Classes >> number & 1) != 0)];
}
