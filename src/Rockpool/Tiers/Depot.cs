using Rockpool.Budgets;

namespace Rockpool.Tiers;

/// <summary>
/// What the threads of a pool share: a shelf for each core, the victims of the last tide, and spare empty magazines.
/// Any thread may call anything; every trade is one atomic on one cell.
/// </summary>
/// <param name="layout">What there is room for.</param>
/// <param name="stake">Hears of shelves that fill higher than before; null where nobody wants to know.</param>
/// <param name="common">What the pool may hold together with others; null if it is alone.</param>
internal sealed class Depot<T>(Layout layout, Stake? stake = null, Quota? common = null)
    where T : class
{
    // Reserved at a time: the quota is everybody's, so it is not asked for each item.
    private const int Portion = 8;

    private Racks<T>? _racks;
    private int _hungry;
    private int _cells = layout.Cells;

    public Layout Layout { get; } = layout;

    /// <summary>Items that a magazine holds.</summary>
    public int Capacity => Layout.Capacity;

    /// <summary>Items that a thread puts into one magazine: its capacity, or fewer while the pool is confined. A hint: whoever
    /// reads it late keeps a few too many, once.</summary>
    public int Ration { get; private set; } = layout.Capacity;

    /// <summary>What the pool may hold; null where only the shelves' size limits it.</summary>
    public Quota? Quota { get; } = layout.IsLimited ? new Quota(layout.MaxItems, layout.MaxBytes, common, layout.ItemBytes) : null;

    /// <summary>Whether a renter found nothing here since magazines were last put: then small portions, soon, are better.</summary>
    public bool Hungry => Atomic.Load(ref _hungry) != 0;

    /// <summary>What stands on the shelves.</summary>
    public Stock Shelved => Atomic.Load(ref _racks)?.Count() ?? default;

    /// <summary>What the last tide left.</summary>
    public Stock Victims => Atomic.Load(ref _racks)?.Victims.Count() ?? default;

    /// <summary>Takes a magazine with items: of this core's shelf, else of another's, else of the victims.</summary>
    public Magazine<T>? Take(out Tier tier)
    {
        tier = Tier.Shelf;
        if (Atomic.Load(ref _racks) is not { } racks)
            return GoHungry();
        int mask = racks.Shelves.Length - 1;
        int own = Atomic.Processor() & mask;
        if (racks.Shelves[own].Take() is { } near)
            return near;
        tier = Tier.Steal;
        for (int step = 1; step <= mask; step++)
        {
            if (racks.Shelves[(own + step) & mask].Take() is { } stolen)
                return stolen;
        }

        tier = Tier.Victim;
        return racks.Victims.Take() ?? GoHungry();
    }

    /// <summary>Gives a magazine away; false if every shelf is full, and it stays the caller's.</summary>
    public bool TryPut(Magazine<T> magazine) => TryPut(magazine, Atomic.Processor());

    /// <summary>The same, on a thread that is near a given shelf.</summary>
    public bool TryPut(Magazine<T> magazine, int processor)
    {
        if (magazine.Count == 0)
        {
            PutEmpty(magazine);
            return true;
        }

        // Before it is put: from then on it is another's.
        Settle(magazine);
        var held = new Stock(magazine.Count, magazine.Bytes);
        Racks<T> racks = Atomic.Load(ref _racks) ?? Build();
        int mask = racks.Shelves.Length - 1;
        int own = processor & mask;
        int cells = Atomic.Load(ref _cells);
        for (int step = 0; step <= mask; step++)
        {
            Shelf<T> shelf = racks.Shelves[(own + step) & mask];
            int height = shelf.Height;
            if (!shelf.TryPut(magazine, cells))
                continue;
            if (shelf.Height > height && stake is not null && !TryLower(racks, shelf))
                stake.Grew(held);
            if (Atomic.Load(ref _hungry) != 0)
                Atomic.Store(ref _hungry, 0);
            return true;
        }

        return false;
    }

    /// <summary>A spare empty magazine, or a new one.</summary>
    public Magazine<T> TakeEmpty() =>
        Atomic.Load(ref _racks)?.Empties.Take() ?? new Magazine<T>(Capacity, Layout.Weighs);

    /// <summary>Keeps an empty magazine for the next who needs one, until the next tide.</summary>
    public void PutEmpty(Magazine<T> magazine)
    {
        Settle(magazine);
        Atomic.Load(ref _racks)?.Empties.TryPut(magazine);
    }

    /// <summary>Gives back what was reserved for a magazine beyond what is in it.</summary>
    public void Settle(Magazine<T> magazine)
    {
        if (Quota is null)
            return;
        var held = new Stock(magazine.Count, magazine.Bytes);
        Quota.Release(magazine.Reserved - held);
        magazine.Reserved = held;
    }

    /// <summary>Reserves for one item more than the magazine holds, and for a few more at once; false if the limit is
    /// reached.</summary>
    public bool TryReserve(Magazine<T> magazine, long weight)
    {
        if (Quota is null)
            return true;
        if (magazine.Reserved.Items <= magazine.Count)
            magazine.Reserved += new Stock(Quota.ReserveItems(Math.Min(Portion, Capacity - magazine.Count)), 0);
        if (magazine.Reserved.Items <= magazine.Count)
            return false;
        long missing = magazine.Bytes + weight - magazine.Reserved.Bytes;
        if (missing <= 0)
            return true;
        if (!Quota.TryReserveBytes(missing))
            return false;
        magazine.Reserved += new Stock(0, missing);
        return true;
    }

    /// <summary>The tide: what stood as victim goes, what stands on the shelves becomes victim.
    /// Empty magazines go at once.</summary>
    /// <param name="gone">Takes the magazines that go.</param>
    /// <param name="flotsam">Takes the items that go, in their place; null where none are looked for any more.</param>
    public void Ebb(List<Magazine<T>> gone, Flotsam<T>? flotsam = null)
    {
        if (Atomic.Load(ref _racks) is not { } racks)
            return;
        while (racks.Empties.Take() is { } empty)
            gone.Add(empty);
        while (racks.Victims.Take() is { } victim)
        {
            while (flotsam is not null && victim.Pop() is { } item)
                flotsam.Put(item);
            gone.Add(victim);
        }

        foreach (Shelf<T> shelf in racks.Shelves)
        {
            while (shelf.Take() is { } magazine)
                Expose(magazine, gone);
            shelf.Level();
        }
    }

    /// <summary>Makes room for others: half of what the pool may keep for the threads, two magazines each, and half for the
    /// shelves.</summary>
    /// <param name="items">How many items in all; a thread that uses the pool keeps one in each magazine at least, unless this
    /// is zero.</param>
    /// <param name="threads">How many threads use the pool.</param>
    /// <returns>Whether that is less than there is room for.</returns>
    public bool Confine(long items, int threads)
    {
        long each = items / (4 * Math.Max(1, threads));
        Ration = items == 0 ? 0 : (int)Math.Clamp(each, 1, Capacity);
        long shelved = Layout.IsSharedOnly ? items : items / 2;
        long cells = Ration == 0 ? 0 : shelved / (Layout.Shelves * Ration);
        Atomic.Store(ref _cells, (int)Math.Min(Layout.Cells, cells));
        return Ration < Capacity || cells < Layout.Cells;
    }

    /// <summary>Takes magazines until enough is taken: the victims first, then from all shelves alike.</summary>
    /// <returns>Bytes.</returns>
    public long Shed(long bytes, Stake weigher, List<Magazine<T>> gone)
    {
        if (Atomic.Load(ref _racks) is not { } racks)
            return 0;
        long shed = 0;
        for (int shelf = 0; shed < bytes && (racks.Victims.Take() ?? TakeAny(racks, shelf)) is { } magazine; shelf++)
        {
            shed += weigher.BytesOf(new Stock(magazine.Count, magazine.Bytes));
            gone.Add(magazine);
        }

        return shed;
    }

    /// <summary>Makes a magazine a victim; if there is no room for it, it goes.</summary>
    public void Expose(Magazine<T> magazine, List<Magazine<T>> gone)
    {
        Settle(magazine);
        if (magazine.Count == 0 || !(Atomic.Load(ref _racks) ?? Build()).Victims.TryPut(magazine))
            gone.Add(magazine);
    }

    /// <summary>Takes everything.</summary>
    public void Drain(List<Magazine<T>> gone)
    {
        while (Take(out _) is { } magazine)
            gone.Add(magazine);
        while (Atomic.Load(ref _racks)?.Empties.Take() is { } empty)
            gone.Add(empty);
    }

    private Racks<T> Build()
    {
        var racks = new Racks<T>(Layout);
        return Atomic.CompareExchange(ref _racks, racks, null) ?? racks;
    }

    /// <summary>
    /// What one shelf grew by may be what another stands lower by: threads move from core to core and their magazines with
    /// them, which is no growth. False if none stands lower than it did.
    /// </summary>
    private static bool TryLower(Racks<T> racks, Shelf<T> grown)
    {
        foreach (Shelf<T> shelf in racks.Shelves)
        {
            if (shelf != grown && shelf.TryLower())
                return true;
        }

        return false;
    }

    private static Magazine<T>? TakeAny(Racks<T> racks, int first)
    {
        int mask = racks.Shelves.Length - 1;
        for (int step = 0; step <= mask; step++)
        {
            if (racks.Shelves[(first + step) & mask].Take() is { } magazine)
                return magazine;
        }

        return null;
    }

    private Magazine<T>? GoHungry()
    {
        if (Atomic.Load(ref _hungry) == 0)
            Atomic.Store(ref _hungry, 1);
        return null;
    }
}
