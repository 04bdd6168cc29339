using Rockpool.Tiers;

namespace Rockpool.Interleavings.Protocol;

/// <summary>Pools so small that a few operations reach every tier.</summary>
internal static class SmallLayouts
{
    /// <summary>Two shelves for one magazine each.</summary>
    public static Layout TwoShelves(int capacity) => new() { Shelves = 2, Cells = 1, Capacity = capacity };

    /// <summary>One shelf for two magazines of one item.</summary>
    public static Layout OneShelf { get; } = new() { Shelves = 1, Cells = 2, Capacity = 1 };

    /// <summary>Room on the shelves for more than may be kept.</summary>
    public static Layout Limited(int items) => new() { Shelves = 1, Cells = 4, Capacity = 2, MaxItems = items };

    /// <summary>So little may be kept that threads keep nothing for themselves.</summary>
    public static Layout SharedOnly(int items) => new() { Shelves = 1, Cells = items, Capacity = 1, MaxItems = items, IsSharedOnly = true };
}
