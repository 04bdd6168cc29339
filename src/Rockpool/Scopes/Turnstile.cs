using System.Diagnostics;
using System.Runtime.CompilerServices;
using Rockpool.Tiers;

namespace Rockpool.Scopes;

/// <summary>
/// Who may have an item of a bounded pool, and who waits for one. At most so many items live: each is idle here, or out, or
/// about to be made by who was given the permit for it.
/// </summary>
/// <remarks>
/// Everything happens behind one gate, for a few instructions at a time: neither a policy's code nor the end of a wait nor an
/// allocation happens there. Whoever takes a waiter out of the line ends its wait, after leaving the gate, and nobody else
/// does: so of a hand-over, a cancellation and a time-out exactly one wins, and an item handed over is never lost. Behind the
/// gate plain accesses would do; they go through the seam so that a test would see one that is not behind it.
/// </remarks>
internal sealed class Turnstile<T>
    where T : class
{
    private const int Open = 0;
    private const int Occupied = 1;

    // A ring: rents and returns at its top, so that what nobody needs stays at the bottom.
    private readonly Held<T>[] _idle;
    private readonly Line<T> _line = new();
    private int _gate;
    private int _bottom;
    private int _idleCount;
    private int _leastIdle;
    private int _live;
    private int _highWater;
    private bool _isClosed;
    private long _rents;
    private long _made;
    private long _waits;

    // All places at once, because nothing is allocated behind the gate.
    public Turnstile(int limit) => _idle = new Held<T>[limit];

    public int Limit => _idle.Length;

    /// <summary>Gives an idle item or the permit to make one, if there is either.</summary>
    public Admission TryEnter(out T? item)
    {
        Pass();
        Admission admission = Admit(out item);
        Leave();
        return admission;
    }

    /// <summary>The same; when all items are out, the waiter stands in line afterwards.</summary>
    public Admission EnterOrWait(Waiter<T> waiter, out T? item)
    {
        Pass();
        Admission admission = Admit(out item);
        if (admission == Admission.Full)
        {
            _line.Append(waiter);
            _waits++;
        }

        Leave();
        return admission;
    }

    /// <summary>Takes a waiter out of the line, whose wait the caller then ends; false if somebody else ends it.</summary>
    public bool Withdraw(Waiter<T> waiter)
    {
        Pass();
        bool withdrawn = _line.Remove(waiter);
        Leave();
        return withdrawn;
    }

    /// <summary>Brings an item home, to the first in line or else to the idle ones.</summary>
    public Homecoming Return(T item)
    {
        Pass();
        Homecoming homecoming = Receive(item, out Waiter<T>? next);
        Leave();
        next?.SetResult(item);
        return homecoming;
    }

    /// <summary>Gives up the place of an item that was discarded or could not be made: the first in line may make one.</summary>
    /// <param name="wasRented">Whether the item was made, and so its rent counted for good.</param>
    /// <returns>False if nothing was out, so that the item cannot have been from here.</returns>
    public bool GiveUp(bool wasRented)
    {
        Pass();
        Waiter<T>? next = null;
        bool isOut = Atomic.Load(ref _live) > Atomic.Load(ref _idleCount);
        if (isOut)
            next = Vacate(wasRented);
        Leave();
        next?.SetResult(null);
        return isOut;
    }

    /// <summary>Takes the coldest idle item out to discard it. Its place is given up after that, so that the limit always
    /// holds.</summary>
    public T? TakeColdest()
    {
        Pass();
        T? item = null;
        int left = Atomic.Load(ref _idleCount) - 1;
        if (left >= 0)
        {
            item = TakeFrom(_bottom, left);
            _bottom = PlaceOf(1);
        }

        Leave();
        return item;
    }

    /// <summary>The tide.</summary>
    /// <returns>How many items, from the coldest, lay idle since the last one.</returns>
    public int Ebb()
    {
        Pass();
        int untouched = _leastIdle;
        _leastIdle = Atomic.Load(ref _idleCount);
        Leave();
        return untouched;
    }

    /// <summary>Ends it: nobody enters any more.</summary>
    /// <returns>Who waited, first come first; the caller ends their waits. Null if it had ended before.</returns>
    public List<Waiter<T>>? Close()
    {
        List<Waiter<T>> waiting = [];
        Pass();
        bool wasClosed = _isClosed;
        _isClosed = true;
        Leave();
        // Nobody joins the line of a closed turnstile, so that it can be emptied one by one.
        while (TakeFirst() is { } waiter)
            waiting.Add(waiter);
        return wasClosed ? null : waiting;
    }

    public BoundedPoolStatistics Count()
    {
        Pass();
        var statistics = new BoundedPoolStatistics
        {
            Limit = Limit,
            Idle = Atomic.Load(ref _idleCount),
            Outstanding = Atomic.Load(ref _live) - Atomic.Load(ref _idleCount),
            HighWater = _highWater,
            Waiting = _line.Count,
            Rents = _rents,
            Misses = _made,
            Waits = _waits,
        };
        Leave();
        return statistics;
    }

    private Waiter<T>? TakeFirst()
    {
        Pass();
        Waiter<T>? first = _line.TakeFirst();
        Leave();
        return first;
    }

    private Admission Admit(out T? item)
    {
        item = null;
        if (_isClosed)
            return Admission.Closed;
        item = PopIdle();
        int live = Atomic.Load(ref _live);
        if (item is not null)
        {
            _rents++;
            NoteOut(live);
            return Admission.Item;
        }

        if (live == Limit)
            return Admission.Full;
        Atomic.Store(ref _live, live + 1);
        CountMade();
        NoteOut(live + 1);
        return Admission.Permit;
    }

    private Homecoming Receive(T item, out Waiter<T>? next)
    {
        next = null;
        int idle = Atomic.Load(ref _idleCount);
        int live = Atomic.Load(ref _live);
        if (idle == live)
            return Homecoming.Surplus;
        if (_isClosed)
            return Homecoming.Closed;
        next = _line.TakeFirst();
        if (next is not null)
        {
            _rents++;
            return Homecoming.Welcome;
        }

        _idle[PlaceOf(idle)].Item = item;
        Atomic.Store(ref _idleCount, idle + 1);
        return Homecoming.Welcome;
    }

    private Waiter<T>? Vacate(bool wasRented)
    {
        if (!wasRented)
        {
            _rents--;
            _made--;
        }

        Waiter<T>? next = _line.TakeFirst();
        if (next is null)
            Atomic.Store(ref _live, Atomic.Load(ref _live) - 1);
        else
            CountMade();
        return next;
    }

    private T? PopIdle()
    {
        int last = Atomic.Load(ref _idleCount) - 1;
        return last < 0 ? null : TakeFrom(PlaceOf(last), last);
    }

    private T? TakeFrom(int place, int left)
    {
        T? item = _idle[place].Item;
        _idle[place].Item = null;
        Atomic.Store(ref _idleCount, left);
        _leastIdle = Math.Min(_leastIdle, left);
        return item;
    }

    private int PlaceOf(int height)
    {
        int place = _bottom + height;
        return place < Limit ? place : place - Limit;
    }

    private void NoteOut(int live) => _highWater = Math.Max(_highWater, live - Atomic.Load(ref _idleCount));

    private void CountMade()
    {
        _rents++;
        _made++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Pass()
    {
        // Partner: the store in Leave, after which everything that its thread did behind the gate is seen here.
        while (Atomic.CompareExchange(ref _gate, Occupied, Open) != Open)
            Atomic.WaitWhile(ref _gate, Occupied);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Leave()
    {
        AssertInvariants();
        Atomic.Store(ref _gate, Open);
    }

    [Conditional("DEBUG")]
    private void AssertInvariants()
    {
        int live = Atomic.Load(ref _live);
        int idle = Atomic.Load(ref _idleCount);
        Debug.Assert(live >= 0 && live <= Limit, "No more items live than the limit allows.");
        Debug.Assert(idle >= 0 && idle <= live, "Every idle item lives.");
        Debug.Assert(_line.Count == 0 || idle == 0, "Nobody waits while an item is idle.");
        Debug.Assert(_line.Count == 0 || _isClosed || live == Limit, "Nobody waits while an item could be made.");
    }
}
