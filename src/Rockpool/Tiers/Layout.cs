using System.Numerics;

namespace Rockpool.Tiers;

/// <summary>How many shelves, cells and items to a magazine a pool has.</summary>
internal readonly record struct Layout(int Shelves, int Cells, int Capacity)
{
    private const int MaxShelves = 64;
    private const int MinCells = 32;
    private const int CellsPerShelf = 8;
    private const int FullMagazine = 32;
    private const int MostItems = 1 << 20;

    public static Layout Of(PoolOptions? options)
    {
        int shelves = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount, MaxShelves));
        if (options?.MaxItems is not { } items)
            return new Layout(shelves, Math.Max(MinCells / shelves, CellsPerShelf), FullMagazine);
        if (items is < 1 or > MostItems)
            Throw.OutOfRange(nameof(PoolOptions.MaxItems), items, $"1 to {MostItems}");
        int capacity = Math.Clamp(items / (2 * shelves), 1, FullMagazine);
        int cells = (items + capacity - 1) / capacity;
        shelves = Math.Min(shelves, (int)BitOperations.RoundUpToPowerOf2((uint)cells));
        return new Layout(shelves, (cells + shelves - 1) / shelves, capacity);
    }

    public Depot<T> Build<T>()
        where T : class => new(Shelves, Cells, Capacity);
}
