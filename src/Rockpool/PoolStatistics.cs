namespace Rockpool;

/// <summary>
/// What a pool did since it was made, and what it holds. Added up from the threads' own counters: exact while the pool is at
/// rest, else each figure is from some moment during the reading.
/// </summary>
public readonly record struct PoolStatistics
{
    /// <summary>Rents: the sum of the hits of all tiers and of the misses.</summary>
    public long Rents => SlotHits + MagazineHits + ShelfHits + Steals + VictimHits + Misses;

    /// <summary>Items that came home, kept or not.</summary>
    public long Returns { get; init; }

    /// <summary>Rents less returns: negative where items came home that were never rented.</summary>
    public long Outstanding => Rents - Returns;

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

    /// <summary>Rents for which an item was made.</summary>
    public long Misses { get; init; }

    /// <summary>Items not kept because the policy's reset said so.</summary>
    public long DroppedByReset { get; init; }

    /// <summary>Items not kept because the shelves were full.</summary>
    public long DroppedByOverflow { get; init; }

    /// <summary>Idle items in the threads' slots and magazines.</summary>
    public long ItemsInThreads { get; init; }

    /// <summary>Idle items on the shelves.</summary>
    public long ItemsOnShelves { get; init; }

    /// <summary>Idle items that the next tide takes away.</summary>
    public long ItemsInVictim { get; init; }

    /// <summary>All idle items.</summary>
    public long ItemsHeld => ItemsInThreads + ItemsOnShelves + ItemsInVictim;
}
