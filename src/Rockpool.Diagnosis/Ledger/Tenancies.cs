using System.Numerics;
using System.Runtime.CompilerServices;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// Matches the rents of every item with its returns. Within one item id, rents are logged in their true order and a
/// return after its rent; but a return may be logged after later rents of the item, and two items may share an id. So
/// what is checked is the balance: a correct program never returns an id more often than it rented it.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class Tenancies
{
    // Time stamps of two cores differ by less; events on different threads this near may be in either order.
    private const long ClockUncertainty = 1000;

    private readonly TenancyLedger _ledger;
    private readonly TenancyTable _table;
    private readonly OpenTenancies _more = new();
    private readonly GapSet _gaps;
    private readonly Windows _windows;

    public Tenancies(TenancyLedger ledger, GapSet gaps, Windows windows)
    {
        (_ledger, _gaps, _windows) = (ledger, gaps, windows);
        _table = new TenancyTable(Forget);
        Excess = new ExcessReturns(gaps);
    }

    /// <summary>The candidates for double returns.</summary>
    public ExcessReturns Excess { get; }

    /// <summary>Every item known; free places have a key of 0.</summary>
    public Span<TenancyEntry> Entries => _table.Entries;

    /// <summary>The younger tenancies of ids that are out more than once.</summary>
    public OpenTenancies More => _more;

    /// <summary>The present, in nanoseconds since the start of the recording.</summary>
    public long Now { get; set; }

    /// <summary>Enters a rent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Lend(PoolAccount pool, ClassAccount sizeClass, PoolEvents events, int i, bool newPeak)
    {
        ref TenancyEntry entry = ref Find(pool, sizeClass, events, i, out bool isNew);
        int thread = events.Thread[i].Value;
        if (isNew) MeetRented(ref entry, pool, sizeClass, wasAllocated: events.Bucket[i] == -1);
        if (entry.Excess != 0 && WasEarly(ref entry, pool, thread)) return;

        _ledger.CountOut(pool);
        if (entry.Open != 0)
        {
            LendAgain(ref entry, pool, events.Stack[i].Value, thread);
            return;
        }

        entry.Flags &= ~(EntryFlags.AtRest | EntryFlags.NewPeak | EntryFlags.Ambiguous);
        if (newPeak) entry.Flags |= EntryFlags.NewPeak;
        entry.Open = 1;
        entry.RentTime = Now;
        entry.RentStack = events.Stack[i].Value;
        entry.RentThread = thread;
    }

    /// <summary>Enters a return.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TakeBack(PoolAccount pool, ClassAccount sizeClass, PoolEvents events, int i)
    {
        ref TenancyEntry entry = ref Find(pool, sizeClass, events, i, out bool isNew);
        int thread = events.Thread[i].Value;
        if (entry.Open != 0)
        {
            CloseOldest(ref entry, pool, sizeClass, thread);
            if (entry.Open == 0) entry.Flags |= EntryFlags.AtRest;
        }
        else if ((entry.Flags & EntryFlags.AtRest) != 0)
        {
            AddExcess(ref entry, pool, sizeClass, events, i);
        }
        else
        {
            entry.Flags |= EntryFlags.AtRest;
            if (isNew) MeetReturned(entry, pool, sizeClass, events.Stack[i].Value);
        }

        entry.ReturnTime = Now;
        entry.ReturnThread = thread;
        entry.ReturnStack = events.Stack[i].Value;
    }

    /// <summary>The entry of an item that is known in this window, or a null reference.</summary>
    public ref TenancyEntry FindKnown(PoolAccount pool, ulong item, long given)
    {
        ref TenancyEntry entry = ref _table.FindKnown(item, ItemKey.Of(pool.Index, given, pool.IsExact));
        if (!Unsafe.IsNullRef(ref entry) && entry.Window != _windows.Current) return ref Unsafe.NullRef<TenancyEntry>();
        return ref entry;
    }

    /// <summary>Closes the oldest tenancy of an item of which the source says that it was lost.</summary>
    /// <returns>The stack that rented it, or 0 where it is not known.</returns>
    public int CloseFinalized(PoolAccount pool, ulong item, long given)
    {
        ref TenancyEntry entry = ref FindKnown(pool, item, given);
        if (Unsafe.IsNullRef(ref entry)) return 0;

        // A finaliser that disposes says "disposed" first and "finalised" after: the tenancy is closed already.
        bool wasClosed = entry.Open == 0;
        if (wasClosed && (entry.Flags & EntryFlags.AtRest) != 0) ClassOf(entry, pool).WithdrawReturn();
        if (wasClosed && entry.RentTime == 0) return 0;
        int rentStack = entry.RentStack;
        long until = wasClosed ? entry.ReturnTime : Now;
        _ledger.Site(rentStack, ClassOf(entry, pool)).AddFinalized(Math.Max(0, until - entry.RentTime), wasClosed);
        if (wasClosed) return rentStack;
        PopOldest(ref entry);
        _ledger.CountIn(pool);
        return rentStack;
    }

    // Only a pool whose design logs every return where it happens is known not to log late; streams log truly.
    private static bool MayLogLate(PoolAccount pool) => !pool.IsExact && pool.Design != PoolDesign.ThreadSlots;

    private static ClassAccount ClassOf(in TenancyEntry entry, PoolAccount pool) =>
        pool.Class(pool.NumberOf(ItemKey.SizeOf(entry.Key)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref TenancyEntry Find(PoolAccount pool, ClassAccount sizeClass, PoolEvents events, int i, out bool isNew)
    {
        ulong key = ItemKey.Of(pool.Index, events.Given[i], pool.IsExact);
        ref TenancyEntry entry = ref _table.Find(events.Item[i], key, out bool added);
        isNew = added;
        if (added)
        {
            entry.Window = _windows.Current;
            sizeClass.Known++;
        }
        else if (entry.Window != _windows.Current)
        {
            isNew = !Reenter(ref entry, pool);
            sizeClass.Known++;
        }

        return ref entry;
    }

    // An item that was out when the data stopped and is seen again has come back, or comes back just now; when is
    // not known. Returns whether there was such a tenancy, which then explains the return that may have led here.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Reenter(ref TenancyEntry entry, PoolAccount pool)
    {
        long until = _windows[entry.Window, Now].To;
        bool wasOut = entry.Open > 0;
        while (entry.Open > 0)
        {
            _ledger.Site(entry.RentStack, ClassOf(entry, pool)).AddSeenAgain(Math.Max(0, until - entry.RentTime));
            PopOldest(ref entry);
        }

        entry.Window = _windows.Current;
        entry.Flags = EntryFlags.None;
        entry.Excess = 0;
        return wasOut;
    }

    private void LendAgain(ref TenancyEntry entry, PoolAccount pool, int stack, int thread)
    {
        if (!MayLogLate(pool) && _gaps.Touches(entry.RentTime, Now))
        {
            // The return of the first was lost: that it can be rented again proves that it came back.
            _ledger.Site(entry.RentStack, ClassOf(entry, pool)).AddSeenAgain(_gaps.FirstIn(entry.RentTime, Now)!.Value.From - entry.RentTime);
            PopOldest(ref entry);
            _ledger.CountIn(pool);
            entry.Flags |= EntryFlags.MayBeTwo;
        }
        else
        {
            pool.RentsOfOut++;
            entry.Flags |= EntryFlags.Ambiguous;
        }

        if (entry.Open == ushort.MaxValue) return;
        if (entry.Open == 0) (entry.RentTime, entry.RentStack, entry.RentThread) = (Now, stack, thread);
        else _more.Enqueue(ref entry.More, Now, stack, thread);
        entry.Open++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CloseOldest(ref TenancyEntry entry, PoolAccount pool, ClassAccount sizeClass, int thread)
    {
        bool isAmbiguous = (entry.Flags & EntryFlags.Ambiguous) != 0;
        _ledger.Site(entry.RentStack, sizeClass)
            .AddReturn(Math.Max(0, Now - entry.RentTime), entry.RentThread != thread, isAmbiguous);
        PopOldest(ref entry);
        _ledger.CountIn(pool);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void PopOldest(ref TenancyEntry entry)
    {
        if (--entry.Open == 0 || entry.More == 0)
        {
            entry.Open = 0;
            return;
        }

        OpenTenancy next = _more.Dequeue(ref entry.More);
        (entry.RentTime, entry.RentStack, entry.RentThread) = (next.RentTime, next.RentStack, next.RentThread);
    }

    private static void MeetRented(ref TenancyEntry entry, PoolAccount pool, ClassAccount sizeClass, bool wasAllocated)
    {
        if (wasAllocated) AddStranger(entry, pool, sizeClass);
        else if (MayLogLate(pool)) entry.Flags |= EntryFlags.ReturnMayBeLate;
    }

    private void MeetReturned(in TenancyEntry entry, PoolAccount pool, ClassAccount sizeClass, int stack)
    {
        if (entry is { RentTime: 0, ReturnTime: 0 }) AddStranger(entry, pool, sizeClass);
        AddRentedBefore(pool, sizeClass, stack);
    }

    // Sizes that the pool does not round are each their own: hardly two items are of one.
    private static void AddStranger(in TenancyEntry entry, PoolAccount pool, ClassAccount sizeClass)
    {
        if (!pool.IsExact && BitOperations.IsPow2(ItemKey.SizeOf(entry.Key))) sizeClass.AddStranger();
    }

    private void AddRentedBefore(PoolAccount pool, ClassAccount sizeClass, int stack)
    {
        pool.RentedBefore++;
        pool.ExpectedCollisions += Math.ScaleB(sizeClass.Known - 1, -pool.Info.ItemIdBits);
        sizeClass.AddRentedBefore(Now - _windows.Start);
        _ledger.ReturnSite(stack, pool).Add();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddExcess(ref TenancyEntry entry, PoolAccount pool, ClassAccount sizeClass, PoolEvents events, int i)
    {
        entry.Excess = 0;
        if ((entry.Flags & EntryFlags.ReturnMayBeLate) != 0)
        {
            // The item was out when the window began, and the log of its return came after its next rent.
            entry.Flags &= ~EntryFlags.ReturnMayBeLate;
            return;
        }

        bool late = MayLogLate(pool);
        long from = late ? Math.Min(entry.RentTime, entry.ReturnTime) : entry.ReturnTime;
        if ((entry.Flags & EntryFlags.MayBeTwo) != 0 || _gaps.Touches(from, Now))
        {
            AddRentedBefore(pool, sizeClass, events.Stack[i].Value);
            return;
        }

        ExcessReturn candidate = new(
            pool.Index, events.Given[i], from, Now, entry.ReturnTime, entry.ReturnStack, events.Stack[i].Value,
            entry.RentStack, entry.ReturnThread, events.Thread[i].Value, (entry.Flags & EntryFlags.InPoolTwice) == 0);
        entry.Flags |= EntryFlags.InPoolTwice;
        entry.Excess = Excess.Add(candidate);
    }

    // A return and the rent it ended, on two threads, may carry time stamps in the wrong order.
    private bool WasEarly(ref TenancyEntry entry, PoolAccount pool, int thread)
    {
        int number = entry.Excess;
        entry.Excess = 0;
        if (thread == entry.ReturnThread || Now - entry.ReturnTime > ClockUncertainty) return false;
        if (!Excess.Withdraw(number, entry.ReturnTime)) return false;
        entry.Flags &= ~EntryFlags.InPoolTwice;
        _ledger.Site(entry.RentStack, ClassOf(entry, pool)).AddReturn(0, elsewhere: true, ambiguous: false);
        return true;
    }

    private void Forget(in TenancyEntry entry)
    {
        PoolAccount pool = _ledger.Pool(ItemKey.PoolOf(entry.Key));
        if (entry.Window == _windows.Current)
            ClassOf(entry, pool).Known--;
        TenancyEntry open = entry;
        while (open.Open > 0)
        {
            _ledger.Site(open.RentStack, ClassOf(open, pool)).Forgotten++;
            pool.Forgotten++;
            PopOldest(ref open);
        }
    }
}
