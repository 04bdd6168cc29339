namespace Rockpool.Tiers;

/// <summary>
/// A few cells, each empty or holding one magazine. Who takes a magazine out of a cell by exchange owns it; who puts one in
/// by compare-and-exchange has given it away.
/// </summary>
internal sealed class Shelf<T>
    where T : class
{
    // Eight references on each side: neighbouring shelves never share a cache line, so that cores do not slow each other.
    private const int Margin = 8;

    private readonly Magazine<T>?[] _cells;

    /// <summary>How many cells were in use at most since <see cref="Level"/>, less what went to other shelves: nearly, because
    /// threads may pass each other.</summary>
    public int Height { get; private set; }

    public Shelf(int cells) => _cells = new Magazine<T>?[cells + (2 * Margin)];

    /// <summary>Takes a magazine, or null.</summary>
    public Magazine<T>? Take()
    {
        for (int at = _cells.Length - Margin - 1; at >= Margin; at--)
        {
            ref Magazine<T>? cell = ref _cells[at];
            // The look before the exchange keeps threads that find nothing from taking the line away from each other.
            if (Atomic.Load(ref cell) is not null && Atomic.Exchange(ref cell, null) is { } magazine)
                return magazine;
        }

        return null;
    }

    /// <summary>Puts a magazine into a free cell; false if there is none, and the magazine stays the caller's.</summary>
    /// <param name="magazine">The magazine.</param>
    /// <param name="cells">How many of the cells may be used.</param>
    public bool TryPut(Magazine<T> magazine, int cells = int.MaxValue)
    {
        int end = Math.Min(cells, _cells.Length - (2 * Margin)) + Margin;
        for (int at = Margin; at < end; at++)
        {
            ref Magazine<T>? cell = ref _cells[at];
            if (Atomic.Load(ref cell) is not null || Atomic.CompareExchange(ref cell, magazine, null) is not null)
                continue;
            if (at - Margin >= Height)
                Height = at - Margin + 1;
            return true;
        }

        return false;
    }

    /// <summary>Measures the height anew from here.</summary>
    public void Level() => Height = 0;

    /// <summary>Lowers the height by one cell; false if its highest is in use.</summary>
    public bool TryLower()
    {
        int height = Height;
        if (height == 0 || Atomic.Load(ref _cells[height - 1 + Margin]) is not null)
            return false;
        Height = height - 1;
        return true;
    }

    /// <summary>What stands here: exact while nobody trades.</summary>
    public Stock Count()
    {
        Stock stock = default;
        for (int at = Margin; at < _cells.Length - Margin; at++)
        {
            if (Atomic.Load(ref _cells[at]) is { } magazine)
                stock += new Stock(magazine.Count, magazine.Bytes);
        }

        return stock;
    }
}
