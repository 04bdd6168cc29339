using System.Runtime.CompilerServices;

namespace Rockpool.Tiers;

/// <summary>
/// What one thread keeps of one pool: a slot for one item and two magazines.
/// </summary>
/// <remarks>
/// The slot and the counters are the owning thread's, and it uses plain reads and writes. The magazines are its own while it
/// is inside (<see cref="Enter"/> to <see cref="Leave"/>): another thread may claim them when it is not. The two sides are
/// not alike: entering is a plain store and load, and the claimer, who comes seldom, pays for both with a barrier that every
/// thread of the process passes. No code of a policy ever runs inside. This file is the owner's side of it.
/// </remarks>
internal sealed partial class ThreadCache<T> : ThreadCache
    where T : class
{
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

    /// <summary>
    /// Whether items must be disposed, so that the tide takes them out of slots instead of forgetting them: the owner then
    /// takes with an exchange, and of the two exactly one gets the item.
    /// </summary>
    public readonly bool IsContested;

    /// <summary>Where the items are arrays of one length, that; else 0.</summary>
    public int Length;

    private readonly bool _isLimited;
    private Magazine<T>? _loaded;
    private Magazine<T>? _previous;

    // How many items the loaded magazine should get before it is traded, and may get for what is reserved.
    private int _portion;
    private int _limit;
    private int _inside;
    private int _claim;
    private long _rentsAtTrade;

    /// <param name="key">The pool's key.</param>
    /// <param name="isContested">See <see cref="IsContested"/>.</param>
    /// <param name="isLimited">Whether room in a magazine must be reserved.</param>
    public ThreadCache(PoolKey key, bool isContested, bool isLimited)
        : base(key)
    {
        IsContested = isContested;
        _isLimited = isLimited;
    }

    /// <summary>All rents of this thread.</summary>
    public long Rents => SlotHits + Tally.Rents;

    /// <summary>All that was counted here but the returns.</summary>
    public Tally Rented()
    {
        Tally sum = Tally;
        sum.SlotHits = SlotHits;
        return sum;
    }

    /// <summary>What the magazines hold: exact while the thread is at rest.</summary>
    public Stock Magazines => CountOf(Atomic.Load(ref _loaded)) + CountOf(Atomic.Load(ref _previous));

    /// <summary>Rents from the magazines; null if they are empty or the pool is closed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
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
        T? item = null;
        Settle(depot);
        if (depot.Take(out Tier tier) is { } taken)
        {
            item = taken.Pop();
            Release(depot);
            Load(taken, depot.Ration);
            if (depot.Layout.IsSharedOnly)
                Release(depot);
        }

        Leave();
        if (item is not null)
            Tally.Count(tier);
        return item;
    }

    /// <summary>Returns into the loaded magazine; false if it is full, missing or closed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPush(T item)
    {
        if (!Enter())
            return false;
        bool kept = _loaded is { } loaded && loaded.TryPush(item, _limit);
        Leave();
        return kept;
    }

    /// <summary>Returns a weighed item into the loaded magazine; false if that would need room that is not reserved.</summary>
    public bool TryPush(T item, long weight)
    {
        if (!Enter())
            return false;
        bool kept = _loaded is { } loaded && (!_isLimited || loaded.Bytes + weight <= loaded.Reserved.Bytes)
            && loaded.TryPush(item, _limit, weight);
        Leave();
        return kept;
    }

    /// <summary>Returns after making room: by swapping the magazines, or by giving one away.</summary>
    /// <returns>False if the depot is full or the pool's limit is reached.</returns>
    public bool TryPushByTrade(T item, Depot<T> depot, long weight = 0)
    {
        if (!Enter())
            return false;
        bool kept = HasRoom(depot) && TryPush(item, depot, weight);
        if (kept && depot.Layout.IsSharedOnly)
        {
            // The cell was free a moment ago: if it is not any more, the item is not kept.
            kept = depot.TryPut(_loaded!);
            if (!kept)
            {
                _loaded!.Pop();
                depot.Settle(_loaded);
            }

            _loaded = null;
        }

        Leave();
        return kept;
    }

    private static Stock CountOf(Magazine<T>? magazine) => magazine is null ? default : new Stock(magazine.Count, magazine.Bytes);

    /// <summary>Both magazines are empty: the room that is reserved for them is others'.</summary>
    private void Settle(Depot<T> depot)
    {
        if (!_isLimited)
            return;
        if (_loaded is { } loaded)
            depot.Settle(loaded);
        if (_previous is { } previous)
            depot.Settle(previous);
        _limit = 0;
    }

    private void Release(Depot<T> depot)
    {
        if (_loaded is { } empty)
            depot.PutEmpty(empty);
        _loaded = null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T? PopPrevious()
    {
        if (_previous is not { Count: > 0 } previous)
            return null;
        _previous = _loaded;
        Load(previous, _portion);
        return previous.Pop();
    }

    private bool TryPush(T item, Depot<T> depot, long weight)
    {
        Magazine<T> loaded = _loaded!;
        if (!depot.TryReserve(loaded, weight))
        {
            // What the limit leaves is better where renters look than with one that only returns.
            if (Rents == _rentsAtTrade && loaded.Count > 0 && depot.Hungry && depot.TryPut(loaded))
                _loaded = null;
            return false;
        }

        _limit = LimitOf(loaded);
        return loaded.TryPush(item, _limit, weight);
    }

    private bool HasRoom(Depot<T> depot)
    {
        if (_loaded is { } loaded)
            return loaded.Count < _portion || MakeRoom(loaded, depot);
        bool rents = Rents != _rentsAtTrade;
        _rentsAtTrade = Rents;
        Load(depot.TakeEmpty(), rents ? depot.Ration : Math.Min(FirstPortion, depot.Ration));
        return true;
    }

    private bool MakeRoom(Magazine<T> loaded, Depot<T> depot)
    {
        bool rents = Rents != _rentsAtTrade;
        _rentsAtTrade = Rents;
        if (!rents)
            return HandOver(loaded, depot);
        _portion = depot.Ration;
        return loaded.Count < depot.Ration || KeepTwo(loaded, depot);
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

        Magazine<T> empty = _previous ?? depot.TakeEmpty();
        _previous = loaded;
        Load(empty, depot.Ration);
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
            _portion = depot.Ration;
            return loaded.Count < depot.Ration;
        }

        int portion = hungry ? FirstPortion : Math.Max(FirstPortion, 2 * _portion);
        Load(_previous is { Count: 0 } spare ? spare : depot.TakeEmpty(), Math.Min(portion, depot.Ration));
        if (ReferenceEquals(_loaded, _previous))
            _previous = null;
        return true;
    }

    private void Load(Magazine<T> magazine, int portion)
    {
        _loaded = magazine;
        _portion = Math.Min(portion, magazine.Capacity);
        _limit = LimitOf(magazine);
    }

    private int LimitOf(Magazine<T> magazine) => _isLimited ? (int)Math.Min(_portion, magazine.Reserved.Items) : _portion;
}
