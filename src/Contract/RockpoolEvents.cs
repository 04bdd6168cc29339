namespace Rockpool.Contract;

/// <summary>
/// The ids of the events and, beside each, its payload in order. A text is zero-terminated UTF-16; every other field is an
/// integer of 64 bits, or of 32 where it says so.
/// </summary>
/// <remarks>
/// "Pool" is a number that no other pool of the process ever has, "item" one that no other item has. "Size" is in bytes,
/// or -1 where the pool does not weigh its items.
/// </remarks>
internal static class RockpoolEvents
{
    /// <summary>Pool, name, item type, 32 bits: 1 where the pool weighs its items. Before the first event of a pool in a session.</summary>
    public const int PoolNamed = 1;

    /// <summary>Pool, item, size, 32 bits: <see cref="ItemTier"/>; since version 2 the size that was asked for, or -1 where the
    /// items are no arrays.</summary>
    public const int Rented = 2;

    /// <summary>Pool, item, size. Told before anybody else can rent the item.</summary>
    public const int Returned = 3;

    /// <summary>Pool, item, size: an item was made. Follows the rent that it was made for, where that is told.</summary>
    public const int Missed = 4;

    /// <summary>Pool, item, size, 32 bits: <see cref="DropReason"/>. Follows the return.</summary>
    public const int Dropped = 5;

    /// <summary>Pool, item, size: an idle item was let go.</summary>
    public const int Trimmed = 6;

    /// <summary>Pool, 32 bits: <see cref="PoolOperation"/>, 32 bits: <see cref="ItemTier"/>, nanoseconds.</summary>
    public const int SlowOperation = 7;

    /// <summary>
    /// The labels that the thread runs under from now on: one <c>key=value</c> to a line, innermost first; empty for none.
    /// </summary>
    public const int LabelsSet = 8;

    /// <summary>Region, category, name: the thread runs inside a region from now on.</summary>
    public const int RegionBegun = 9;

    /// <summary>Region, category, name: the thread left a region, which may go on elsewhere.</summary>
    public const int RegionEnded = 10;

    /// <summary>
    /// Pool, item or 0 where it is gone, 32 bits: <see cref="GuardMistake"/>, fields, one to a line, the name of the pool
    /// that a foreign item is from, and three stacks: of the rent, of the return, and of where the mistake was made or seen.
    /// A text is empty where there is none.
    /// </summary>
    public const int GuardFound = 11;

    /// <summary>
    /// Pool, bytes of the slab, 32 bits: 1 if it went with its last block, 0 if it was needed again before that, nanoseconds since
    /// it stopped lending.
    /// </summary>
    public const int SlabDrained = 12;
}
