namespace Rockpool.Interleavings.Exploring;

/// <summary>A store that its thread has made and memory does not show yet.</summary>
internal abstract class PendingStore(string what)
{
    /// <summary>The location, as the code names it.</summary>
    public string What => what;

    /// <summary>Shows it to all; false if a collection may have moved the location.</summary>
    public abstract bool TryCommit();
}
