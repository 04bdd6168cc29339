using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Reports;

/// <summary>The words for what a pool of the library tells of its inner ways.</summary>
internal static class PoolWords
{
    /// <summary>The places in which items are found, nearest first, with a word for each.</summary>
    public static readonly (PoolTier Tier, string Word, string Meaning)[] Tiers =
    [
        (PoolTier.Slot, "slot", "In the renting thread's slot, which is not used while every rent is recorded"),
        (PoolTier.Magazine, "magazine", "In the renting thread's magazines"),
        (PoolTier.Shelf, "shelf", "On the shelf of the thread's core"),
        (PoolTier.Steal, "stolen", "On the shelf of another core"),
        (PoolTier.Victim, "victim", "Among what the last tide had left"),
        (PoolTier.Created, "made", "Nowhere: they were made"),
    ];

    /// <summary>Whether a pool tells of its inner ways, and did anything.</summary>
    public static bool Tell(PoolSummary pool) =>
        pool.Tiers is not null && (pool.Tiers.Any(tier => tier.Value > 0) || pool.Drops > 0 || pool.SlowPaths.Count > 0);

    /// <summary>Where items were found, such as <c>magazine 1,234, made 5</c>; empty where no rent tells.</summary>
    public static string Found(PoolSummary pool) => string.Join(", ", Tiers
        .Select(tier => (tier.Word, Count: pool.Tiers?.GetValueOrDefault(tier.Tier) ?? 0))
        .Where(tier => tier.Count > 0)
        .Select(tier => $"{tier.Word}\u00a0{Humane.Count(tier.Count)}"));

    /// <summary>Why items were not kept, such as <c>3 refused by the reset, 2 as the pool was full</c>.</summary>
    public static string Dropped(PoolSummary pool) => string.Join(", ", pool.DropReasons
        .OrderByDescending(reason => reason.Value).ThenBy(reason => reason.Key)
        .Select(reason => $"{Humane.Count(reason.Value)} {Why(reason.Key)}"));

    /// <summary>What took long, such as <c>2 rents (made, up to 1.5 ms)</c>.</summary>
    public static string Slow(PoolSummary pool) => string.Join(", ", pool.SlowPaths.Select(slow =>
        $"{Figures.Plural(slow.Count, slow.IsRent ? "rent" : "return")} ({Where(slow.Tier)}up to {Humane.Seconds(Figures.Seconds(slow.Longest))})"));

    private static string Where(PoolTier tier) => Tiers.FirstOrDefault(known => known.Tier == tier).Word is string word ? word + ", " : "";

    private static string Why(PoolEventReason reason) => reason switch
    {
        PoolEventReason.Refused => "refused by the reset",
        PoolEventReason.Full => "as the pool was full",
        PoolEventReason.CutOff => "as the breaker was open",
        PoolEventReason.OverMaximumSize => "too large",
        PoolEventReason.Closed => "as the pool was disposed",
        PoolEventReason.EnoughFree => "as enough was free",
        _ => "for a reason that is not told",
    };
}
