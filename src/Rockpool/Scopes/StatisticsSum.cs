namespace Rockpool.Scopes;

/// <summary>Adds up what several pools did.</summary>
internal static class StatisticsSum
{
    public static PoolStatistics Add(in PoolStatistics left, in PoolStatistics right) => new()
    {
        Returns = left.Returns + right.Returns,
        // Each pool's own, at whatever moments they were.
        HighWater = left.HighWater + right.HighWater,
        SlotHits = left.SlotHits + right.SlotHits,
        MagazineHits = left.MagazineHits + right.MagazineHits,
        ShelfHits = left.ShelfHits + right.ShelfHits,
        Steals = left.Steals + right.Steals,
        VictimHits = left.VictimHits + right.VictimHits,
        ScopeHits = left.ScopeHits + right.ScopeHits,
        Misses = left.Misses + right.Misses,
        DroppedByReset = left.DroppedByReset + right.DroppedByReset,
        DroppedByOverflow = left.DroppedByOverflow + right.DroppedByOverflow,
        DroppedByBreaker = left.DroppedByBreaker + right.DroppedByBreaker,
        DroppedTooLarge = left.DroppedTooLarge + right.DroppedTooLarge,
        DroppedByTide = left.DroppedByTide + right.DroppedByTide,
        DroppedAfterDispose = left.DroppedAfterDispose + right.DroppedAfterDispose,
        Misuses = left.Misuses + right.Misuses,
        ItemsInQuarantine = left.ItemsInQuarantine + right.ItemsInQuarantine,
        DiscardsFailed = left.DiscardsFailed + right.DiscardsFailed,
        ItemsInSlots = left.ItemsInSlots + right.ItemsInSlots,
        ItemsInMagazines = left.ItemsInMagazines + right.ItemsInMagazines,
        ItemsOnShelves = left.ItemsOnShelves + right.ItemsOnShelves,
        ItemsInVictim = left.ItemsInVictim + right.ItemsInVictim,
        ItemsInScopes = left.ItemsInScopes + right.ItemsInScopes,
        ItemsHeldWeakly = left.ItemsHeldWeakly + right.ItemsHeldWeakly,
        BytesHeld = left.BytesHeld + right.BytesHeld,
        BytesAsked = left.BytesAsked + right.BytesAsked,
        BytesGiven = left.BytesGiven + right.BytesGiven,
        // An open breaker is what one looks for.
        Breaker = left.Breaker > right.Breaker ? left.Breaker : right.Breaker,
    };
}
