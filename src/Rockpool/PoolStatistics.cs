namespace Rockpool;

/// <summary>
/// What a pool did since it was made, and what it holds. Added up from the threads' own counters: exact while the pool is at
/// rest, else each figure is from some moment during the reading.
/// </summary>
public readonly record struct PoolStatistics
{
    /// <summary>Rents: the sum of the hits of all tiers and of the misses.</summary>
    public long Rents => SlotHits + MagazineHits + ShelfHits + Steals + VictimHits + ScopeHits + Misses;

    /// <summary>Items that came home, kept or not.</summary>
    public long Returns { get; init; }

    /// <summary>Rents less returns: negative where items came home that were never rented.</summary>
    public long Outstanding => Rents - Returns;

    /// <summary>
    /// The most items that were seen out at once. A lower bound: it is looked at when a thread's misses reach a power of two,
    /// at each tide and whenever these figures are read.
    /// </summary>
    public long HighWater { get; init; }

    /// <summary>Rents served by the thread's slot.</summary>
    public long SlotHits { get; init; }

    /// <summary>Rents served by the thread's magazines.</summary>
    public long MagazineHits { get; init; }

    /// <summary>Rents served by the shelf of the thread's core.</summary>
    public long ShelfHits { get; init; }

    /// <summary>Rents served by another core's shelf.</summary>
    public long Steals { get; init; }

    /// <summary>Rents served by what the last tide had left.</summary>
    public long VictimHits { get; init; }

    /// <summary>Rents that a <see cref="PoolScope"/> served itself. A scope tells of them, and of what came home to it, when
    /// it trades with the pool or ends.</summary>
    public long ScopeHits { get; init; }

    /// <summary>Rents for which an item was made.</summary>
    public long Misses { get; init; }

    /// <summary>Items not kept because the policy's reset said so.</summary>
    public long DroppedByReset { get; init; }

    /// <summary>Items not kept because the shelves were full or the pool's limit was reached, or what the
    /// <see cref="PoolBudget"/> leaves the pool for now.</summary>
    public long DroppedByOverflow { get; init; }

    /// <summary>Items not kept because the breaker was open.</summary>
    public long DroppedByBreaker { get; init; }

    /// <summary>Items not kept because of <see cref="PoolOptions.MaxItemBytes"/>.</summary>
    public long DroppedTooLarge { get; init; }

    /// <summary>Idle items that a tide, the <see cref="PoolBudget"/>, <see cref="Pool{T}.Trim"/> or
    /// <see cref="Pool{T}.Dispose"/> took away.</summary>
    public long DroppedByTide { get; init; }

    /// <summary>Items that came home after <see cref="Pool{T}.Dispose"/>, from a renter or a scope.</summary>
    public long DroppedAfterDispose { get; init; }

    /// <summary>Of the items that a tide and its like took away, those at whose discarding the policy threw. A tide has nobody to tell but this count.</summary>
    public long DiscardsFailed { get; init; }

    /// <summary>
    /// Leases that were ended a second time or used after their end, and, where the guard sees it, items that were returned
    /// twice or to a pool that they are not from.
    /// </summary>
    public long Misuses { get; init; }

    /// <summary>Idle items in the threads' slots.</summary>
    public long ItemsInSlots { get; init; }

    /// <summary>Idle items in the threads' magazines.</summary>
    public long ItemsInMagazines { get; init; }

    /// <summary>Idle items on the shelves.</summary>
    public long ItemsOnShelves { get; init; }

    /// <summary>Idle items that the next tide takes away.</summary>
    public long ItemsInVictim { get; init; }

    /// <summary>Idle items that the guard keeps back, to see whether somebody still uses them.</summary>
    public long ItemsInQuarantine { get; init; }

    /// <summary>Idle items that open scopes have, as far as they told.</summary>
    public long ItemsInScopes { get; init; }

    /// <summary>Idle arrays of 85,000 bytes or more that a tide took and the collector not yet, as far as is known: they are rented
    /// again if they are still there, and count as <see cref="VictimHits"/> then.</summary>
    public long ItemsHeldWeakly { get; init; }

    /// <summary>All idle items but those in scopes and those held weakly.</summary>
    public long ItemsHeld => ItemsInSlots + ItemsInMagazines + ItemsOnShelves + ItemsInVictim + ItemsInQuarantine;

    /// <summary>Their bytes, where the policy weighs or the items are arrays of a <see cref="BufferPool{T}"/>; else 0.</summary>
    public long BytesHeld { get; init; }

    /// <summary>Of a <see cref="BufferPool{T}"/>, the bytes that arrays of just the asked lengths would have taken, over those rents
    /// that neither the thread's slot nor its magazines served, and over all while every rent is told or guarded. Else 0.</summary>
    public long BytesAsked { get; init; }

    /// <summary>The bytes that were given for <see cref="BytesAsked"/>: the two show how well the lengths fit.</summary>
    public long BytesGiven { get; init; }

    /// <summary>Whether the pool still looks for room for what comes home.</summary>
    public BreakerState Breaker { get; init; }
}
