namespace Rockpool.Diagnosis.Journal;

/// <summary>What happened to an item of a pool.</summary>
public enum PoolEventKind : byte
{
    /// <summary>An item left the pool for a caller.</summary>
    Rent,

    /// <summary>The pool had nothing to give and allocated. For <c>ArrayPool</c> it follows the rent of the same item,
    /// except that a pool made by <c>Create</c> tells the filling of a place it keeps before that rent.</summary>
    Miss,

    /// <summary>An item was handed back.</summary>
    Return,

    /// <summary>A return made the pool let an item go. The item named is the one handed back, as the source says it.</summary>
    Drop,

    /// <summary>The pool let an idle item go.</summary>
    Trim,

    /// <summary>The source itself says that an item was misused; <see cref="PoolEventReason"/> says how.</summary>
    Misuse,

    /// <summary>
    /// The source says that a rent took long: <see cref="PoolEvents.Given"/> is how long in nanoseconds, and no item is named.
    /// </summary>
    SlowRent,

    /// <summary>The source says that a return took long: likewise.</summary>
    SlowReturn,

    /// <summary>
    /// The pool's own guard saw a mistake: <see cref="PoolEvents.Given"/> is an index into <see cref="Catalog.GuardReports"/>,
    /// and the item is 0 where it is gone.
    /// </summary>
    GuardFound,
}
