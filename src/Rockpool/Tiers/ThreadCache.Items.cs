using System.Runtime.CompilerServices;

namespace Rockpool.Tiers;

/// <summary>
/// What one thread keeps of one pool: a slot for one item and two magazines.
/// </summary>
/// <remarks>
/// The slot and the counters are the owning thread's, and it uses plain reads and writes. The magazines are its own while it
/// is inside (<see cref="Enter"/> to <see cref="Leave"/>): another thread may claim them when it is not. The two sides are
/// not alike: entering is a plain store and load, and the claimer, who comes seldom, pays for both with a barrier that every
/// thread of the process passes. No code of a policy ever runs inside.
/// </remarks>
internal sealed class ThreadCache<T> : ThreadCache
    where T : class
{
    private const int Open = 0;
    private const int Claimed = 1;
    private const int Closed = 2;

    // A thread that was not seen renting yet hands over this many at a time, so that renters elsewhere find them soon.
    private const int FirstPortion = 8;

    /// <summary>The item that the next rent takes. Other threads may take it out, and never put one in.</summary>
    public T? Slot;

    /// <summary>Null while the slot may be filled; else a mark that equals no item, so that one comparison tests both.</summary>
    public object? Gate;

    /// <summary>Rents that the slot served.</summary>
    public long SlotHits;

    /// <summary>Items that came home through this thread, counted before their reset, kept or not.</summary>
    public long Returns;

    public Tally Tally;

    private Magazine<T>? _loaded;
    private Magazine<T>? _previous;
    private int _limit;
    private int _inside;
    private int _claim;
    private long _rentsAtTrade;

    /// <summary>
    /// Whether items must be disposed, so that the tide takes them out of slots instead of forgetting them: the owner then
    /// takes with an exchange, and of the two exactly one gets the item.
    /// </summary>
    public readonly bool IsContested;

    public ThreadCache(PoolKey key, bool isContested)
        : base(key) => IsContested = isContested;

    /// <summary>All rents of this thread.</summary>
    public long Rents => SlotHits + Tally.Rents;

    /// <summary>What the magazines hold: exact while the thread is at rest.</summary>
    public Stock Magazines => CountOf(Atomic.Load(ref _loaded)) + CountOf(Atomic.Load(ref _previous));

    /// <summary>Rents from the magazines; null if they are empty or the pool is closed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T? Pop()
    {
        if (!Enter())
            return null;
        T? item = _loaded?.Pop() ?? PopPrevious();
        Leave();
        if (item is not null)
            Tally.MagazineHits++;
        return item;
    }

    /// <summary>Rents from the depot: trades the empty magazine for one with items; null if there is none.</summary>
    public T? PopByTrade(Depot<T> depot)
    {
        if (!Enter())
            return null;
        Magazine<T>? taken = depot.Take(out Tier tier);
        if (taken is null)
        {
            Leave();
            return null;
        }

        Magazine<T>? empty = _loaded;
        T? item = taken.Pop();
        _loaded = taken;
        _limit = depot.Capacity;
        Leave();
        Tally.Count(tier);
        if (empty is not null)
            depot.PutEmpty(empty);
        return item;
    }

    /// <summary>Returns into the loaded magazine; false if it is full, missing or closed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public bool TryPush(T item)
    {
        if (!Enter())
            return false;
        bool kept = _loaded is { } loaded && loaded.TryPush(item, _limit);
        Leave();
        return kept;
    }

    /// <summary>Returns after making room: by swapping the magazines, or by giving one away; false if the depot is full.</summary>
    public bool TryPushByTrade(T item, Depot<T> depot)
    {
        if (!Enter())
            return false;
        bool kept = MakeRoom(depot) && _loaded!.TryPush(item, _limit);
        Leave();
        return kept;
    }

    private static Stock CountOf(Magazine<T>? magazine) => magazine is null ? default : new Stock(magazine.Count, magazine.Bytes);

    private T? PopPrevious()
    {
        if (_previous is not { Count: > 0 } previous)
            return null;
        _previous = _loaded;
        _loaded = previous;
        return previous.Pop();
    }

    private bool MakeRoom(Depot<T> depot)
    {
        bool rents = Rents != _rentsAtTrade;
        _rentsAtTrade = Rents;
        if (_loaded is not { } loaded)
        {
            _loaded = depot.TakeEmpty();
            _limit = rents ? depot.Capacity : FirstPortion;
            return true;
        }

        if (rents && loaded.Count < depot.Capacity)
        {
            _limit = depot.Capacity;
            return true;
        }

        return rents ? KeepTwo(loaded, depot) : HandOver(loaded, depot);
    }

    /// <summary>A thread that rents keeps two magazines, so that a burst across a boundary does not trade each time.</summary>
    private bool KeepTwo(Magazine<T> loaded, Depot<T> depot)
    {
        if (_previous is { Count: > 0 } previous)
        {
            if (!depot.TryPut(previous))
                return false;
            _previous = null;
        }

        (_loaded, _previous) = (_previous ?? depot.TakeEmpty(), loaded);
        return true;
    }

    /// <summary>A thread that only returns keeps nothing back: what it gathered goes where renters look.</summary>
    private bool HandOver(Magazine<T> loaded, Depot<T> depot)
    {
        bool hungry = depot.Hungry;
        if (_previous is { Count: > 0 } previous && depot.TryPut(previous))
            _previous = null;
        if (!depot.TryPut(loaded))
        {
            _limit = depot.Capacity;
            return loaded.Count < depot.Capacity;
        }

        _loaded = _previous is { Count: 0 } spare ? spare : depot.TakeEmpty();
        if (ReferenceEquals(_loaded, _previous))
            _previous = null;
        _limit = hungry ? FirstPortion : Math.Min(2 * _limit, depot.Capacity);
        return true;
    }

    /// <summary>Makes the magazines this thread's own until <see cref="Leave"/>; false if the pool is closed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Enter()
    {
        Atomic.Store(ref _inside, 1);
        return Atomic.Load(ref _claim) == Open || EnterAfterClaim();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Leave() => Atomic.Store(ref _inside, 0);

    private bool EnterAfterClaim()
    {
        do
        {
            Atomic.Store(ref _inside, 0);
            if (Atomic.Load(ref _claim) == Closed)
                return false;
            Atomic.WaitWhile(ref _claim, Claimed);
            Atomic.Store(ref _inside, 1);
        }
        while (Atomic.Load(ref _claim) != Open);
        return true;
    }
}
