namespace Rockpool;

/// <summary>What a pool of arrays did since it was made, and what it holds.</summary>
public readonly record struct BufferPoolStatistics
{
    /// <summary>The sum over all lengths; arrays that were too long to be kept are counted as misses and as dropped by reset.</summary>
    public PoolStatistics Arrays { get; init; }

    /// <summary>Rents of arrays that are too long to be kept.</summary>
    public long LargeRents { get; init; }

    /// <summary>Arrays that were returned and dropped because the pool makes none of their length or type, or refused because a pool
    /// of secrets did not make them. Those are in no other figure.</summary>
    public long DroppedForeign { get; init; }
}
