
namespace Rockpool.Diagnosis.Findings;

/// <summary>RP1001: items rented at a place that are never returned, by the survival of the place's tenancies.</summary>
internal static class LeakSite
{
    /// <summary>The rule's number.</summary>
    public const string Rule = "RP1001";

    // Nobody records for longer to decide on what may be nothing.
    private const double LongestAdvised = 3600;

    /// <summary>Every place that leaks, or that may.</summary>
    public static IEnumerable<Finding> Find(Books books)
    {
        Dictionary<RentSite, LeakEvidence> judged = books.Sites
            .Where(s => s.OutAges.Total > 0)
            .ToDictionary(s => s, s => LeakEvidence.Of(s, books));
        LeakPlaces places = new(books, [.. judged.Where(j => j.Value.IsLeak).Select(j => j.Key)]);
        foreach ((RentSite site, LeakEvidence evidence) in judged)
        {
            if (places.IsToldElsewhere(site)) continue;
            if (evidence.IsLeak) yield return Leak(books, site, evidence, places);
            else if (evidence.IsWorthNoting) yield return Outstanding(books, site, evidence, places);
        }
    }

    /// <summary>What to change at a place whose items do not come back.</summary>
    public static string Advice(Site? place) => place is null
        ? "Return what is rented from this pool on every path, exceptions included; record with stacks to learn where."
        : $"Return what {place.Method} rents on every path, exceptions included: return it in a finally block or hold it in a using.";

    private static Finding Leak(Books books, RentSite site, LeakEvidence evidence, LeakPlaces places)
    {
        (RentSite? placed, int sample) = places.PlaceOf(site);
        Site? place = placed?.Site;
        Finding finding = Fill(books, site, evidence, new Finding
        {
            Rule = Rule,
            Severity = Severity.Error,
            Title = "never returned",

            // Of a sample of the lost items every one was rented here: Laplace's rule of succession for the next.
            Confidence = evidence.Confidence * (sample > 0 ? (sample + 1.0) / (sample + 2) : 1),
            Count = evidence.Overdue,
            RatePerSecond = Statistics.PoissonRate(evidence.Overdue, evidence.EligibleSeconds),
            Advice = Advice(place) + Inlining.Hint(place),
        });
        return finding with { Site = place, Evidence = [.. finding.Evidence, .. places.Facts(site)] };
    }

    private static Finding Outstanding(Books books, RentSite site, LeakEvidence evidence, LeakPlaces places)
    {
        Finding finding = Fill(books, site, evidence, new Finding
        {
            Rule = Rule,
            Severity = Severity.Info,
            Title = "outstanding",
            Confidence = evidence.Confidence,
            Count = Math.Max(evidence.Overdue, site.OutAges.Total),
            Advice = evidence.Undecided
                + (evidence.SecondsToDecide is { } seconds && seconds <= LongestAdvised
                    ? $" Recording for {Math.Ceiling(seconds):0} s would decide it."
                    : "")
                + WhyNoPlace(site)
                + Inlining.Hint(site.Site),
        });
        return finding with { Evidence = [.. WhatIsKnown(site, places), .. finding.Evidence] };
    }

    private static string WhyNoPlace(RentSite site) => (site.Site, site.SizeClass) switch
    {
        (not null, _) => "",
        (null, null) => " Their stacks name no method, so their place is not known.",
        _ => " They were rented while no stacks were recorded, so their place is not known.",
    };

    private static IEnumerable<Evidence> WhatIsKnown(RentSite site, LeakPlaces places)
    {
        if (site.SizeClass is not { } number) yield break;
        if (site.Pool.Account.Info.Unit.Word() is { } unit)
            yield return new("size", "size class up to", site.Pool.Account.Class(number).Size, unit);
        if (places.AlikeAt(site) is { } alike) yield return new("alikeAt", "late items of this size that have a stack are mostly from", alike);
    }

    private static Finding Fill(Books books, RentSite site, LeakEvidence evidence, Finding finding)
    {
        List<Evidence> facts =
        [
            new("overdue", "still out after the late mark and never seen again", evidence.Overdue, "items"),
            new("lateAfterSeconds", "late mark: 5 x the 99th percentile of the holds that ended, but 50 ms at least", site.LateAfter / 1e9, "s"),
            new("rentsWatchedLongEnough", "rents watched for longer than that", (long)evidence.Eligible, "items"),
            new("shareNeverReturned", "share of them never returned", evidence.Share, "share"),
            new("returnsLaterThanThat", "returns that came later than the late mark", evidence.LateReturns, "items"),
            new("overdueInLastThird", "of the overdue, rented in the last third of those rents", evidence.OverdueLate, "items"),
            new("oldestSeconds", "longest still out", site.OldestAge / 1e9, "s"),
        ];
        if (site.Account.Returned.Total > 0)
        {
            facts.Add(new("medianHoldSeconds", "median hold that ended", site.Account.Returned.Quantile(0.5) / 1e9, "s"));
            facts.Add(new("p99HoldSeconds", "99th percentile of the holds that ended", site.Account.Returned.Quantile(0.99) / 1e9, "s"));
        }

        if (evidence.LateRentedBefore > 0)
        {
            facts.Add(new(
                "lateReturnsOfEarlierRents", "late returns of such items rented before the recording",
                evidence.LateRentedBefore, "items"));
        }

        if (evidence.MayMeetEqualIds)
        {
            facts.Add(new("seenAgainByEqualIds", "seen again by ids that are equal by chance", evidence.EqualIds, "items"));
            facts.Add(new("expectedEqualIds", "expected of these", evidence.ExpectedEqualIds, "items"));
        }

        return finding with
        {
            Site = site.Site,
            Pool = site.Pool.Name,
            Evidence = facts,
            Survival = Survival.Curve(site.Account.Returned, site.Account.Ambiguous, site.Account.Censored, books.End),
        };
    }
}
