using System.Numerics;

namespace Rockpool.Tiers;

/// <summary>How many shelves, cells and items to a magazine a pool has, and what it may hold.</summary>
internal sealed record Layout
{
    private const int MaxShelves = 64;
    private const int MinCells = 32;
    private const int CellsPerShelf = 8;
    private const int FullMagazine = 32;
    private const int SharedOnlyBelow = 16;

    /// <summary>How many shelves: a power of two.</summary>
    public required int Shelves { get; init; }

    /// <summary>Magazines that a shelf holds.</summary>
    public required int Cells { get; init; }

    /// <summary>Items that a magazine holds.</summary>
    public required int Capacity { get; init; }

    public long MaxItems { get; init; } = long.MaxValue;

    public long MaxBytes { get; init; } = long.MaxValue;

    public long MaxItemBytes { get; init; } = long.MaxValue;

    /// <summary>Whether the policy weighs items.</summary>
    public bool Weighs { get; init; }

    /// <summary>What each item weighs, where that is the same for all and need not be asked; else 0.</summary>
    public long ItemBytes { get; init; }

    /// <summary>Whether what a tide takes is worth looking for until the collector has it: large items, which nobody discards.</summary>
    public bool KeepsWeakly { get; init; }

    /// <summary>
    /// Whether threads keep nothing for themselves: where a pool may hold very little, one thread's slot and magazine would
    /// keep it from all others.
    /// </summary>
    public bool IsSharedOnly { get; init; }

    /// <summary>Whether threads use their slots. A weighed item is counted, which the slot's plain writes do not do.</summary>
    public bool UsesSlots => !IsSharedOnly && !Weighs;

    public bool IsLimited => MaxItems != long.MaxValue || MaxBytes != long.MaxValue;

    public static Layout Of(PoolOptions options, bool weighs)
    {
        int processors = Math.Min(Environment.ProcessorCount, MaxShelves);
        int shelves = (int)BitOperations.RoundUpToPowerOf2((uint)processors);
        int capacity = FullMagazine;
        int cells = Math.Max(MinCells / shelves, CellsPerShelf);
        bool isSharedOnly = options.MaxItems < SharedOnlyBelow * processors;
        if (options.MaxItems is { } items)
        {
            capacity = isSharedOnly ? 1 : Math.Clamp(items / (4 * shelves), 1, FullMagazine);
            shelves = isSharedOnly ? 1 : shelves;
            // Twice what full magazines need, because some are traded before they are full.
            cells = isSharedOnly ? items : ((2 * items / capacity) + shelves - 1) / shelves;
        }

        return new Layout
        {
            Shelves = shelves,
            Cells = cells,
            Capacity = capacity,
            Weighs = weighs,
            IsSharedOnly = isSharedOnly,
            MaxItems = options.MaxItems ?? long.MaxValue,
            MaxBytes = options.MaxBytes ?? long.MaxValue,
            MaxItemBytes = options.MaxItemBytes ?? long.MaxValue,
        };
    }
}
