namespace Rockpool.Diagnosis.Ledger;

/// <summary>How a pool keeps its items, as far as its behaviour shows.</summary>
internal enum PoolDesign : byte
{
    /// <summary>Not shown yet, or of no known design.</summary>
    Unknown,

    /// <summary><c>ArrayPool.Shared</c>: a slot per thread, then shelves; a return is logged where it happens.</summary>
    ThreadSlots,

    /// <summary><c>ArrayPool.Create</c>: shelves alone; a return may be logged after later rents of the item.</summary>
    Shelves,
}
