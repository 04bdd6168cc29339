namespace Rockpool;

/// <summary>How a pool behaves. Nothing needs to be set.</summary>
public sealed record PoolOptions
{
    /// <summary>The name in statistics and errors; the item type's name unless set.</summary>
    public string? Name { get; init; }

    /// <summary>Roughly the most idle items that wait on the shelves, from 1 to 1,048,576; null for a default that grows
    /// with the processors.</summary>
    public int? MaxItems { get; init; }
}
