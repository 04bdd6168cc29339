using System.Runtime.CompilerServices;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// Replays the thread slots of <c>ArrayPool.Shared</c>: every thread keeps the last array it returned of each size,
/// and pushes the one before to the shelves that all threads share. The events tell neither which tier served a rent
/// nor which array a full shelf turned away; both follow from what the slots hold.
/// </summary>
internal sealed class ThreadSlots
{
    private const ulong NotKnown = 0;
    private const ulong Empty = 1;
    private const ulong FirstItem = 2;

    // By thread and size class; an item is stored with an offset, so that a fresh array says "not known" everywhere.
    private ulong[] _slots = new ulong[8 * PoolAccount.Classes];

    // By thread: what its last return pushed out of the slot.
    private ulong[] _pushed = new ulong[8];

    /// <summary>Rents served from the renting thread's slot.</summary>
    public long SlotHits { get; private set; }

    /// <summary>Rents served from the shelves.</summary>
    public long SharedHits { get; private set; }

    /// <summary>
    /// Rents that the replay says cannot be: the thread's slot held another item. Few follow from trims and losses;
    /// many say that the pool is of another design.
    /// </summary>
    public long Contradictions { get; private set; }

    /// <summary>Takes note of a rent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Rent(int thread, int sizeClass, ulong item, bool isMiss)
    {
        ref ulong slot = ref Slot(thread, sizeClass);
        if (slot == item + FirstItem && !isMiss) SlotHits++;
        else RentElsewhere(slot, isMiss);
        slot = Empty;
    }

    /// <summary>Takes note of a return.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(int thread, int sizeClass, ulong item)
    {
        ref ulong slot = ref Slot(thread, sizeClass);
        if ((uint)thread >= (uint)_pushed.Length) Array.Resize(ref _pushed, Math.Max(_pushed.Length * 2, thread + 1));
        _pushed[thread] = slot;
        slot = item + FirstItem;
    }

    /// <summary>
    /// The item that a drop just reported by a thread lost: the event names the array handed back, which stays in the
    /// slot, while the shelf turned away the one that it pushed out.
    /// </summary>
    /// <returns>Whether it is known.</returns>
    public bool TryGetDropped(int thread, out ulong item)
    {
        item = (uint)thread < (uint)_pushed.Length ? _pushed[thread] - FirstItem : 0;
        return (uint)thread < (uint)_pushed.Length && _pushed[thread] >= FirstItem;
    }

    /// <summary>Takes note that the pool let an idle item go.</summary>
    public void Trim(int sizeClass, ulong item)
    {
        for (int i = sizeClass; i < _slots.Length; i += PoolAccount.Classes)
        {
            if (_slots[i] != item + FirstItem) continue;
            _slots[i] = Empty;
            return;
        }
    }

    /// <summary>Forgets what the slots hold, because events are missing.</summary>
    public void Forget() => Array.Clear(_slots);

    private void RentElsewhere(ulong slot, bool isMiss)
    {
        if (slot >= FirstItem) Contradictions++;
        else if (slot == Empty && !isMiss) SharedHits++;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref ulong Slot(int thread, int sizeClass)
    {
        int at = (thread * PoolAccount.Classes) + sizeClass;
        if (at >= _slots.Length) Array.Resize(ref _slots, Math.Max(_slots.Length * 2, at + PoolAccount.Classes));
        return ref _slots[at];
    }
}
