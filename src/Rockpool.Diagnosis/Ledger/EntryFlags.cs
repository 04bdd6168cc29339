namespace Rockpool.Diagnosis.Ledger;

/// <summary>What else a <see cref="TenancyEntry"/> remembers of its window.</summary>
[Flags]
internal enum EntryFlags : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The item was returned and not rented since: a further return is one too many.</summary>
    AtRest = 1,

    /// <summary>Two tenancies were open at once: which return ended which is not certain.</summary>
    Ambiguous = 2,

    /// <summary>With the open tenancy more items of its size were out than ever before.</summary>
    NewPeak = 4,

    /// <summary>
    /// The first thing seen was a rent of an item that existed before. Where returns are logged late, the return that
    /// made it possible may still come.
    /// </summary>
    ReturnMayBeLate = 8,

    /// <summary>
    /// The item was returned twice before: the pool may hold it twice, and who returns it too often from now on is not
    /// certain.
    /// </summary>
    InPoolTwice = 16,

    /// <summary>
    /// A rent of the item while it was out was taken to prove a return that a gap hides. It may as well have been
    /// another item of the same id: then both come back, and neither is one too many.
    /// </summary>
    MayBeTwo = 32,
}
