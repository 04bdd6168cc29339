namespace Rockpool.Interleavings.Exploring;

/// <summary>A store that its thread has made and memory does not show yet.</summary>
/// <remarks>
/// A reference to a field cannot be kept, so its address is, which is good until the next collection. The count of
/// collections is taken before the address: one that comes between makes the counts differ.
/// </remarks>
internal abstract class PendingStore(string what)
{
    private readonly int _collections = GC.CollectionCount(0);

    /// <summary>The location, as the code names it.</summary>
    public string What => what;

    /// <summary>Where it was when the store was made.</summary>
    public nint Address { get; protected init; }

    /// <summary>Whether a collection may have moved the location.</summary>
    public bool MayHaveMoved => GC.CollectionCount(0) != _collections;

    /// <summary>Shows it to all; false if a collection may have moved the location.</summary>
    public abstract bool TryCommit();
}
