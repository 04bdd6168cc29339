namespace Rockpool.Tiers;

/// <summary>Why a thread's gate is shut.</summary>
[Flags]
internal enum Latch
{
    None = 0,

    /// <summary>The pool was disposed, or never uses slots.</summary>
    ForGood = 1,

    /// <summary>The guard looks at what is rented and returned.</summary>
    Guarded = 2,

    /// <summary>Somebody wants to hear of every rent and return.</summary>
    Told = 4,

    /// <summary>Items are arrays that are cleared before they go into the slot.</summary>
    Cleared = 8,
}
