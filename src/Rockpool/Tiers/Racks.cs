namespace Rockpool.Tiers;

/// <summary>
/// A depot's shelves. Made when the first magazine is put: many pools never give one away, and these are most of a pool's size.
/// </summary>
internal sealed class Racks<T>
    where T : class
{
    public Racks(Layout layout)
    {
        Shelves = new Shelf<T>[layout.Shelves];
        for (int i = 0; i < Shelves.Length; i++)
            Shelves[i] = new Shelf<T>(layout.Cells);
        Victims = new Shelf<T>(layout.Shelves * layout.Cells);
        Empties = new Shelf<T>(layout.Shelves * layout.Cells);
    }

    /// <summary>One for each core: a power of two.</summary>
    public Shelf<T>[] Shelves { get; }

    /// <summary>What stood on the shelves at the last tide.</summary>
    public Shelf<T> Victims { get; }

    /// <summary>Magazines without items: as many as a hand-off of all that the shelves hold leaves behind.</summary>
    public Shelf<T> Empties { get; }

    /// <summary>What stands on the shelves: exact while nobody trades.</summary>
    public Stock Count()
    {
        Stock sum = default;
        foreach (Shelf<T> shelf in Shelves)
            sum += shelf.Count();
        return sum;
    }
}
