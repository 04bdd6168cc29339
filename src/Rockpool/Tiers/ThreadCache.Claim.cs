using System.Runtime.CompilerServices;

namespace Rockpool.Tiers;

/// <content>Who may touch the magazines: the owner from <c>Enter</c> to <c>Leave</c>, or who claimed them.</content>
internal sealed partial class ThreadCache<T>
{
    private const int Open = 0;
    private const int Claimed = 1;
    private const int Closed = 2;

    private static readonly object ShutGateMark = new();

    private Latch _latches;
    private long _rentsAtTide;
    private long _returnsAtTide;

    /// <summary>Tides since the thread last used the pool.</summary>
    public int IdleTides { get; private set; }

    /// <summary>Whether the slot may be filled, now or later.</summary>
    public bool MayUseSlot => (_latches & Latch.ForGood) == 0;

    /// <summary>Whether the guard keeps the gate shut, alone or not. Asked where the gate was seen shut.</summary>
    public bool IsGuarded => (_latches & Latch.Guarded) != 0;

    /// <summary>Whether an item may go into the slot once it is cleared. Asked where the gate was seen shut.</summary>
    public bool TakesCleared => _latches == Latch.Cleared;

    /// <summary>Keeps the slot empty from now on: what is in it is rented or taken, and nothing comes after. Under the
    /// pool's door.</summary>
    public void Shut(Latch latch)
    {
        _latches |= latch;
        Atomic.Store(ref Gate, ShutGateMark);
    }

    /// <summary>Puts an item into a free slot whose gate the guard alone keeps shut, so that the next rent finds it there.</summary>
    public bool TryFillGuarded(T item)
    {
        if (IsContested || _latches != Latch.Guarded || Atomic.PlainRead(ref Slot) is not null)
            return false;
        Atomic.Store(ref Slot, item);
        return true;
    }

    /// <summary>Takes one reason away; the slot is used again where that was the last. Under the pool's door.</summary>
    public void Reopen(Latch latch)
    {
        _latches &= ~latch;
        if (_latches == Latch.None)
            Atomic.Store(ref Gate, null);
    }

    /// <summary>Notes a tide.</summary>
    public void NoteTide()
    {
        bool used = Rents != _rentsAtTide || Returns != _returnsAtTide;
        _rentsAtTide = Rents;
        _returnsAtTide = Returns;
        IdleTides = used ? 0 : IdleTides + 1;
        DropLentCell();
    }

    /// <summary>
    /// Keeps the owner out of its magazines. Between this and everything else on this side there must be a barrier that all
    /// threads pass: after it, the owner has either shown that it is inside or sees the claim. One claimer at a time.
    /// </summary>
    public void Claim() => Atomic.CompareExchange(ref _claim, Claimed, Open);

    /// <summary>Whether the claim holds and the owner is not inside.</summary>
    public bool IsMineToTake => Atomic.Load(ref _claim) == Claimed && Atomic.Load(ref _inside) == 0;

    /// <summary>Lets the owner in again.</summary>
    public void Unclaim() => Atomic.CompareExchange(ref _claim, Open, Claimed);

    /// <summary>Claims for good: the owner finds nothing and keeps nothing from now on.</summary>
    public void Close()
    {
        Shut(Latch.ForGood);
        Atomic.Store(ref _claim, Closed);
    }

    /// <summary>After <see cref="Close"/> and the barrier: waits for an owner that was inside already.</summary>
    public void AwaitOutside() => Atomic.WaitWhile(ref _inside, 1);

    /// <summary>Takes the magazines out. For who claimed them, and for what a thread left that ended.</summary>
    public void TakeMagazines(List<Magazine<T>> into)
    {
        if (_loaded is { } loaded)
            into.Add(loaded);
        if (_previous is { } previous)
            into.Add(previous);
        _loaded = null;
        _previous = null;
    }

    /// <summary>Lets go of everything: the pool is gone, so nobody can use this any more.</summary>
    public void Forget()
    {
        _loaded = null;
        _previous = null;
        DropCell();
        Atomic.PlainWrite(ref Slot, null);
    }

    /// <summary>
    /// Takes the item out of the slot. Unless the slot is contested its owner may be taking the same item at this moment: the
    /// result then tells only whether there was one, and nobody may touch it.
    /// </summary>
    public T? TakeSlot()
    {
        T? item = Atomic.PlainRead(ref Slot);
        if (item is null || IsContested)
            return item is null ? null : Atomic.Exchange(ref Slot, null);
        Atomic.PlainWrite(ref Slot, null);
        return item;
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
