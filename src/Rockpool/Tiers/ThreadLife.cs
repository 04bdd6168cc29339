namespace Rockpool.Tiers;

/// <summary>
/// Ends with its thread: only the thread's own storage refers to it, so that its finaliser runs when the thread is gone and
/// says so to every cache the thread had. The pools then take back what is in them.
/// </summary>
internal sealed class ThreadLife
{
    public ThreadCache?[] Caches { get; set; } = [];

    ~ThreadLife()
    {
        foreach (ThreadCache? cache in Caches)
            cache?.Orphan();
    }
}
