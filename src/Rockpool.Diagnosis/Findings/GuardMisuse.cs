using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// What the guard of a pool of the library saw itself: RP1022 to RP1024, and direct evidence for RP1001 to RP1003. It needs no
/// statistics; and at its level "sampled" it sees a few of many, so that it tells no rate.
/// </summary>
internal static class GuardMisuse
{
    /// <summary>The rule of items that changed while they were at home.</summary>
    public const string UseAfterReturn = "RP1022";

    /// <summary>The rule of items that held data after their reset.</summary>
    public const string Residue = "RP1023";

    /// <summary>The rule of arrays that were written beyond what was asked for.</summary>
    public const string Overrun = "RP1024";

    private const int FieldsTold = 12;
    private const int LongestField = 120;

    /// <summary>Every place of every kind of mistake that was seen.</summary>
    public static IEnumerable<Finding> Find(Books books)
    {
        foreach (PoolBook pool in books.Pools)
        {
            IEnumerable<Sighting> sightings = pool.Account.GuardReports
                .Select(told => Sighting.Of(books, books.GuardReport(told.Key.Report), told.Key.Stack, told.Value))
                .OfType<Sighting>();
            foreach (var place in sightings.GroupBy(s => (s.Report.Kind, s.Site?.Method, s.HomePool, s.IsReadOfEndedLease)))
                yield return Finding(pool, [.. place.OrderByDescending(s => s.Site?.File is not null).ThenByDescending(s => s.Count)]);
        }
    }

    /// <summary>
    /// What was seen, and what was computed beside it. Of two findings of the same rule, pool and method one is made, which has
    /// the certainty of the guard and the facts of both. What has no place is a finding of its own only where nothing else of
    /// its rule and pool has one: it is the same defect, not another.
    /// </summary>
    public static IEnumerable<Finding> Join(IReadOnlyList<Finding> seen, IReadOnlyList<Finding> computed)
    {
        ILookup<(string, string?), Finding> placed = seen.Where(f => f.Site is not null).ToLookup(f => (f.Rule, f.Pool));
        List<Finding> apart = [.. computed.Where(c => !placed[(c.Rule, c.Pool)].Any(f => c.Site is null || Is(c, f)))];
        foreach (Finding finding in seen)
        {
            Finding? same = finding.Site is null ? null : computed.FirstOrDefault(c => Is(c, finding));
            bool isFirst = placed[(finding.Rule, finding.Pool)].FirstOrDefault() == finding;
            IEnumerable<Finding> unplaced = computed.Where(c => isFirst && c.Site is null && c.Rule == finding.Rule && c.Pool == finding.Pool);
            yield return Joined(finding, same, unplaced.Sum(c => c.Count));
        }

        foreach (Finding finding in apart) yield return finding;

        static bool Is(Finding one, Finding other) =>
            one.Rule == other.Rule && one.Pool == other.Pool && one.Site?.Method == other.Site?.Method;
    }

    private static Finding Joined(Finding seen, Finding? computed, long unplaced)
    {
        if (unplaced > 0)
            seen = seen with { Evidence = [.. seen.Evidence, new("withoutStack", "computed for items whose place is not known", unplaced, "items")] };
        if (computed is null) return seen;
        bool isProven = computed.Severity == Severity.Error;
        return seen with
        {
            Site = computed.Site,
            Count = isProven ? Math.Max(seen.Count, computed.Count) : seen.Count,
            RatePerSecond = isProven ? computed.RatePerSecond : null,
            Survival = computed.Survival,
            Evidence = [.. seen.Evidence, .. computed.Evidence.Where(fact => seen.Evidence.All(known => known.Name != fact.Name))],
        };
    }

    private static Finding Finding(PoolBook pool, List<Sighting> sightings)
    {
        Sighting most = sightings[0];
        string[] fields = [.. sightings.SelectMany(s => s.Fields).Distinct()];
        long count = sightings.Sum(s => s.Count);
        (string rule, Severity severity, string title, string advice) = Verdict(most, pool.Name, Told(fields));
        return new Finding
        {
            Rule = rule,
            Severity = severity,
            Title = title,
            Confidence = 1,
            Count = count,
            Site = most.Site,
            Pool = pool.Name,
            Evidence = [.. Facts(most, fields), new("guardReports", "seen by the pool's own guard", count, "times")],
            Advice = advice + Inlining.Hint(most.Site),
        };
    }

    private static (string Rule, Severity Severity, string Title, string Advice) Verdict(Sighting seen, string pool, string fields) =>
        seen.Report.Kind switch
        {
            GuardReportKind.ReturnedTwice when seen.Returned is null =>
                (DoubleReturn.Rule, Severity.Error, "handed out while it was out",
                    $"Find who returns twice what {seen.Rented?.Method ?? "somebody"} rented: it was in the pool and in use at once."),
            GuardReportKind.ReturnedTwice =>
                (DoubleReturn.Rule, Severity.Error, "returned twice", DoubleReturn.Advice(seen.Returned, seen.Site)),
            GuardReportKind.ReturnedElsewhere =>
                (ForeignReturn.Rule, Severity.Error, "returned to a pool that never lent it", ForeignAdvice(seen.HomePool, pool)),
            GuardReportKind.UsedAfterReturn when seen.IsReadOfEndedLease =>
                (UseAfterReturn, Severity.Error, "read through a lease that had ended",
                    $"Read the item before its lease ends: {seen.Seen?.Method ?? "something"} asked for it after "
                    + $"{seen.Returned?.Method ?? "somebody"} had ended the lease, and got an exception."),
            GuardReportKind.UsedAfterReturn =>
                (UseAfterReturn, Severity.Error, "used after its return",
                    $"Let go of the item when {seen.Site?.Method ?? "it"} returns it: something went on to write to {fields}, "
                    + "which may be another renter's by then."),
            GuardReportKind.Overrun =>
                (Overrun, Severity.Info, "written beyond the length that was asked for",
                    $"See what writes to {fields} of the array: ask for as much as is used, or go by the length that was asked for."),
            GuardReportKind.Leaked => (LeakSite.Rule, Severity.Error, "never returned", LeakSite.Advice(seen.Site)),
            _ => (Residue, Severity.Warning, "still held data after its reset",
                $"Clear {fields} in the policy's reset; what is meant to stay is marked with [KeptInPool]."),
        };

    private static string ForeignAdvice(string home, string pool) => home.Length > 0
        ? $"Return the item to {home}, which lent it, and not to {pool}."
        : $"Return to {pool} only what it lent: items made elsewhere may still be used by others.";

    private static IEnumerable<Evidence> Facts(Sighting seen, string[] fields)
    {
        bool isTwice = seen.Report.Kind == GuardReportKind.ReturnedTwice;
        string meaning = seen.Report.Kind switch
        {
            GuardReportKind.Residue => "fields that held data",
            GuardReportKind.Overrun => "elements that were written",
            _ => "fields that changed",
        };
        if (fields.Length > 0) yield return new("fields", meaning, Told(fields));
        if (seen.HomePool.Length > 0) yield return new("homePool", "lent by the pool", seen.HomePool);
        if (isTwice && seen is { Returned: { } first }) yield return new("firstReturn", "returned first at", first);
        if (isTwice && seen is { Returned: not null, Seen: { } second }) yield return new("secondReturn", "and again at", second);
        if (!isTwice && seen is { Returned: { } returned } && returned != seen.Site) yield return new("return", "returned at", returned);
        if (seen.Rented is { } rented && rented != seen.Site) yield return new("rent", "last rented at", rented);
        if (seen.IsNoticedByRent && seen.Seen is { } next) yield return new("nextRent", "then rented at", next);
        if (seen is { IsReadOfEndedLease: true, Seen: { } read }) yield return new("read", "then read at", read);
    }

    private static string Told(string[] fields)
    {
        string[] told = [.. fields.Take(FieldsTold).Select(f => f.Length <= LongestField ? f : $"{f[..LongestField]}…")];
        int more = fields.Length - told.Length;
        return told.Length == 0 ? "it" : string.Join(", ", told) + (more > 0 ? $" and {more:N0} more" : "");
    }
}
