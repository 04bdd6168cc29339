namespace Rockpool.Tiers;

/// <summary>
/// What the threads of a pool share: a shelf for each core, the victims of the last tide, and spare empty magazines.
/// Any thread may call anything; every trade is one atomic on one cell.
/// </summary>
internal sealed class Depot<T>
    where T : class
{
    private const int SpareMagazines = 4;

    private readonly Shelf<T>[] _shelves;
    private readonly Shelf<T> _victims;
    private readonly Shelf<T> _empties;
    private int _hungry;

    /// <param name="shelves">How many shelves: a power of two.</param>
    /// <param name="cells">Magazines that a shelf holds.</param>
    /// <param name="capacity">Items that a magazine holds.</param>
    public Depot(int shelves, int cells, int capacity)
    {
        Capacity = capacity;
        _shelves = new Shelf<T>[shelves];
        for (int i = 0; i < shelves; i++)
            _shelves[i] = new Shelf<T>(cells);
        _victims = new Shelf<T>(shelves * cells);
        _empties = new Shelf<T>(SpareMagazines);
    }

    /// <summary>Items that a magazine holds.</summary>
    public int Capacity { get; }

    /// <summary>Whether a renter found nothing here since magazines were last put: then small portions, soon, are better.</summary>
    public bool Hungry => Atomic.Load(ref _hungry) != 0;

    /// <summary>What stands on the shelves.</summary>
    public Stock Shelved => _shelves.Aggregate(default(Stock), (sum, shelf) => sum + shelf.Count());

    /// <summary>What the last tide left.</summary>
    public Stock Victims => _victims.Count();

    /// <summary>Takes a magazine with items: of this core's shelf, else of another's, else of the victims.</summary>
    public Magazine<T>? Take(out Tier tier)
    {
        int mask = _shelves.Length - 1;
        int own = Atomic.Processor() & mask;
        tier = Tier.Shelf;
        if (_shelves[own].Take() is { } near)
            return near;
        tier = Tier.Steal;
        for (int step = 1; step <= mask; step++)
        {
            if (_shelves[(own + step) & mask].Take() is { } stolen)
                return stolen;
        }

        tier = Tier.Victim;
        Magazine<T>? victim = _victims.Take();
        if (victim is null && Atomic.Load(ref _hungry) == 0)
            Atomic.Store(ref _hungry, 1);
        return victim;
    }

    /// <summary>Gives a magazine with items away; false if every shelf is full, and it stays the caller's.</summary>
    public bool TryPut(Magazine<T> magazine)
    {
        int mask = _shelves.Length - 1;
        int own = Atomic.Processor() & mask;
        for (int step = 0; step <= mask; step++)
        {
            if (!_shelves[(own + step) & mask].TryPut(magazine))
                continue;
            if (Atomic.Load(ref _hungry) != 0)
                Atomic.Store(ref _hungry, 0);
            return true;
        }

        return false;
    }

    /// <summary>A spare empty magazine, or a new one.</summary>
    public Magazine<T> TakeEmpty() => _empties.Take() ?? new Magazine<T>(Capacity);

    /// <summary>Keeps an empty magazine for the next who needs one; beyond a few they are left to the collector.</summary>
    public void PutEmpty(Magazine<T> magazine) => _empties.TryPut(magazine);
}
