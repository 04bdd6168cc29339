namespace Rockpool;

/// <summary>One pool's part of the <see cref="PoolBudget"/>.</summary>
public readonly record struct PoolShare
{
    /// <summary>The pool's name.</summary>
    public string Name { get; init; }

    /// <summary>Bytes of idle items in slots, magazines, shelves and victims.</summary>
    public long Bytes { get; init; }

    /// <summary>
    /// Whether the bytes are guessed, because the pool has no <see cref="IWeighedPolicy{T}"/>: every item counts what making
    /// one allocated on the thread that made it, the least of the first eight; 24 bytes if the pool made none. What an item
    /// grows to in use, what it allocates later and memory that is not the collector's are not seen.
    /// </summary>
    public bool IsEstimate { get; init; }

    /// <summary>Rents since the last tide that found an idle item, in whatever tier.</summary>
    public long Hits { get; init; }

    /// <summary>What ranks the pools: the lowest gives way first.</summary>
    public double HitsPerByte => Hits / (double)Math.Max(1, Bytes);

    /// <summary>Roughly the most items that the pool may keep for now, because it gave way lately; null if it may fill up.</summary>
    public long? MaxItems { get; init; }
}
