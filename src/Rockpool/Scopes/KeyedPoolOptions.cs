namespace Rockpool;

/// <summary>How a keyed pool behaves. Nothing needs to be set. The constructor refuses what makes no sense.</summary>
public sealed record KeyedPoolOptions
{
    /// <summary>The name in statistics and errors; the item type's name unless set. The pools of the keys are called
    /// <c>name[key]</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The most idle items that are kept for one key, as <see cref="PoolOptions.MaxItems"/>.</summary>
    public int MaxItemsPerKey { get; init; } = 64;

    /// <summary>
    /// The most idle items that are kept for all keys together, at least 1; null for no limit. Threads reserve a few for each
    /// key that they use, so that somewhat fewer may be kept.
    /// </summary>
    public int? MaxItems { get; init; } = 1 << 16;

    /// <summary>What a return under another key than the item's own does, and the second end of a lease.</summary>
    public MisuseResponse Misuse { get; init; }

    internal void Validate()
    {
        // The same as for the pools of the keys, but before there is one.
        new PoolOptions { Name = Name, MaxItems = MaxItemsPerKey, Misuse = Misuse }.Validate(weighs: false);
        if (MaxItems is < 1)
            throw new ArgumentOutOfRangeException(nameof(MaxItems), MaxItems, "Expected at least 1, or null.");
    }
}
