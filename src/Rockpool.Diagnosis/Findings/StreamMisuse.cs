using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>RP1017 to RP1021: what RecyclableMemoryStream itself reports of its streams and buffers.</summary>
internal static class StreamMisuse
{
    private const double OftenPerSecond = 1;
    private const double CopiedBytesPerSecond = 1 << 20;
    private const double DiscardedShare = 0.05;

    private static readonly Dictionary<PoolEventReason, (string Rule, Severity Severity, string Title, string Advice)> Rules = new()
    {
        [PoolEventReason.DoubleDispose] = (
            "RP1017", Severity.Warning, "stream disposed twice",
            "Let one owner dispose the stream; between the two calls its buffers already belong to others."),
        [PoolEventReason.FinalizedUndisposed] = (
            "RP1018", Severity.Error, "stream never disposed",
            "Dispose the stream on every path, with a using: it was collected with its buffers still rented."),
        [PoolEventReason.OverCapacity] = (
            "RP1019", Severity.Warning, "stream grew over the largest capacity allowed",
            "Raise MaximumStreamCapacity or write less into one stream: the write that exceeds it throws."),
        [PoolEventReason.CopiedToArray] = (
            "RP1021", Severity.Info, "stream copied out with ToArray",
            "Write the stream out or read it with GetReadOnlySequence: ToArray allocates what the pool was to save."),
    };

    /// <summary>Everything reported.</summary>
    public static IEnumerable<Finding> Find(Books books)
    {
        foreach (PoolBook pool in books.Pools)
        {
            foreach (var reason in pool.Account.Misuses.Where(m => Rules.ContainsKey(m.Key.Reason)).GroupBy(m => m.Key.Reason))
                foreach (Finding finding in Reported(books, pool, reason.Key, [.. reason.Select(m => (books.Finder[m.Key.Stack], m.Value))]))
                    yield return finding;
            if (Discards(books, pool) is { } discards) yield return discards;
        }
    }

    // What has no stack is a finding of its own only where nothing else has one: it is the same defect, not another.
    private static IEnumerable<Finding> Reported(
        Books books, PoolBook pool, PoolEventReason reason, List<(Site? Site, MisuseAccount Account)> reports)
    {
        long unplaced = reports.Where(r => r.Site is null).Sum(r => r.Account.Count);
        if (unplaced < reports.Sum(r => r.Account.Count)) reports.RemoveAll(r => r.Site is null);
        foreach (var place in reports.GroupBy(r => Place.Of(r.Site)))
            yield return Reported(books, pool, reason, place.First().Site, [.. place.Select(p => p.Account)], unplaced);
    }

    private static Finding Reported(
        Books books, PoolBook pool, PoolEventReason reason, Site? site, IReadOnlyList<MisuseAccount> accounts, long unplaced)
    {
        (string rule, Severity severity, string title, string advice) = Rules[reason];
        long count = accounts.Sum(a => a.Count);
        long size = accounts.Sum(a => a.Size);
        bool copiesMuch = reason == PoolEventReason.CopiedToArray && size / books.RareSeconds > CopiedBytesPerSecond;
        List<Evidence> facts = [];
        if (size > 0) facts.Add(new("size", "size of these streams, all told", size, "bytes"));
        if (unplaced > 0 && site is not null) facts.Add(new("withoutStack", "more of the kind whose place is not known", unplaced));
        return new Finding
        {
            Rule = rule,
            Severity = copiesMuch ? Severity.Warning : severity,
            Title = title,
            Confidence = 1,
            Count = count,
            RatePerSecond = Statistics.PoissonRate(count, books.RareSeconds),
            Site = site,
            Pool = pool.Name,
            Evidence = facts,
            Advice = advice,
        };
    }

    private static Finding? Discards(Books books, PoolBook pool)
    {
        if (pool.Account.Info.Source != PoolSource.RecyclableBuffer || pool.Account.Drops == 0) return null;
        long drops = pool.Account.Drops;
        long misses = pool.Account.Misses + pool.Account.MissesBetween;
        Estimate rate = Statistics.PoissonRate(drops, books.RareSeconds);

        // Discards alone cost nothing; discards that must be allocated again do.
        bool costly = rate.Low > OftenPerSecond && Math.Min(drops, misses) > DiscardedShare * Math.Max(drops, misses);
        return new Finding
        {
            Rule = "RP1020",
            Severity = costly ? Severity.Warning : Severity.Info,
            Title = "buffers discarded on return",
            Confidence = 1,
            Count = drops,
            RatePerSecond = rate,
            Pool = pool.Name,
            Evidence =
            [
                new("discarded", "buffers discarded", drops, "buffers"),
                new("allocated", "buffers allocated meanwhile", misses, "buffers"),
            ],
            Advice = "Raise the free bytes that the stream manager may keep, so that what is discarded need not be allocated again.",
        };
    }
}
