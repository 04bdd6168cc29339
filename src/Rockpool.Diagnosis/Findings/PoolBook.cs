using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>A pool's account with the name and the element type that the stacks gave it.</summary>
/// <param name="Account">What it did.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="ElementBytes">The bytes of one unit of its sizes, or null where they are not known.</param>
internal sealed record PoolBook(PoolAccount Account, string Name, int? ElementBytes)
{
    /// <summary>Items out at the recording's end of which that is certain.</summary>
    public long Outstanding { get; set; }

    /// <summary>Items whose fate a gap hides.</summary>
    public long Unknown { get; set; }
}
