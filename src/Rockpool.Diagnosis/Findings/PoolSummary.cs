using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Findings;

/// <summary>What one pool did while its events were recorded.</summary>
public sealed record PoolSummary
{
    /// <summary>Which library it belongs to.</summary>
    public required PoolSource Source { get; init; }

    /// <summary>Its name, with the element type where a stack tells it.</summary>
    public required string Name { get; init; }

    /// <summary>Items that left it.</summary>
    public long Rents { get; init; }

    /// <summary>Items that the program gave back; what a finaliser disposed is not among them.</summary>
    public long Returns { get; init; }

    /// <summary>Items that a finaliser found, never given back by the program.</summary>
    public long Finalized { get; init; }

    /// <summary>Rents that had to allocate.</summary>
    public long Misses { get; init; }

    /// <summary>
    /// Of the <see cref="Misses"/>, those with which more items of the size were out than ever before: the pool had to
    /// grow. The others are steady: it had held enough.
    /// </summary>
    public long ColdMisses { get; init; }

    /// <summary>Rents served from what the renting thread keeps itself, or null where the source's design is not known.</summary>
    public long? ThreadSlotHits { get; init; }

    /// <summary>Rents served from what all threads share, or null where the source's design is not known.</summary>
    public long? SharedHits { get; init; }

    /// <summary>Rents by where the item was found, or null where the source does not say.</summary>
    public IReadOnlyDictionary<PoolTier, long>? Tiers { get; init; }

    /// <summary>Rents and returns that the source says took long, by what they did and where, most frequent first.</summary>
    public IReadOnlyList<SlowPath> SlowPaths { get; init; } = [];

    /// <summary>How many took long.</summary>
    public long SlowOperations => SlowPaths.Sum(slow => slow.Count);

    /// <summary>How long the longest of them took, in nanoseconds, or null where there was none.</summary>
    public long? LongestOperation => SlowPaths.Count > 0 ? SlowPaths.Max(slow => slow.Longest) : null;

    /// <summary>Items let go on return.</summary>
    public long Drops { get; init; }

    /// <summary>The <see cref="Drops"/> by why they were let go, as far as the source says.</summary>
    public IReadOnlyDictionary<PoolEventReason, long> DropReasons { get; init; } = new Dictionary<PoolEventReason, long>();

    /// <summary>Idle items let go.</summary>
    public long Trims { get; init; }

    /// <summary>Share of the rents that needed no allocation, or null where nothing was rented.</summary>
    public double? HitRate { get; init; }

    /// <summary>Items out at the end, counting only those whose rent was seen and which no gap makes unknown.</summary>
    public long Outstanding { get; init; }

    /// <summary>Items whose fate a gap in the data hides.</summary>
    public long Unknown { get; init; }

    /// <summary>The most items that were seen to be out at once: a lower bound where there are gaps.</summary>
    public long PeakOutstanding { get; init; }

    /// <summary>Bytes asked for over all rents whose source says that, or null where it says it of none or the size of an element is not known.</summary>
    public long? BytesAsked { get; init; }

    /// <summary>Bytes given over all rents, or null where the size of an element is not known.</summary>
    public long? BytesGiven { get; init; }
}
