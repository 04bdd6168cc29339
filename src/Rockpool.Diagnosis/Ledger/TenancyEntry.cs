using System.Runtime.InteropServices;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// What is known of one item id of one size of one pool: its oldest tenancy that is still open, and its last return.
/// One cache line, so that the matching of an event touches one.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TenancyEntry
{
    /// <summary>The item's id as the source gives it.</summary>
    public ulong Item;

    /// <summary>Pool and size (<see cref="ItemKey"/>); 0 marks a free place.</summary>
    public ulong Key;

    /// <summary>When the oldest open tenancy began.</summary>
    public long RentTime;

    /// <summary>When the item was last returned; 0 where that was not seen.</summary>
    public long ReturnTime;

    public int RentStack;
    public int RentThread;
    public int ReturnStack;
    public int ReturnThread;

    /// <summary>The coverage window in which the item was last seen. What came before it may have changed unseen.</summary>
    public int Window;

    /// <summary>The queue of younger open tenancies; 0 for none.</summary>
    public int More;

    /// <summary>The candidate for a double return that the last return made, plus one; 0 for none.</summary>
    public int Excess;

    /// <summary>How many tenancies are open.</summary>
    public ushort Open;

    public EntryFlags Flags;
}
