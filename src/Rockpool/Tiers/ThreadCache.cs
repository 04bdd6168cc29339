namespace Rockpool.Tiers;

/// <summary>What one thread keeps of one pool, as the thread's table sees it. Made by that thread.</summary>
internal abstract partial class ThreadCache
{
    private int _orphaned;

    protected ThreadCache(PoolKey key) => Key = key;

    /// <summary>
    /// The pool that this is of. There is no reference to the pool itself: the table would keep it alive otherwise.
    /// </summary>
    public PoolKey Key { get; }

    /// <summary>Whether the thread ended, so that what it kept is anybody's who holds the pool's list of caches.</summary>
    public bool IsOrphaned => Atomic.Load(ref _orphaned) != 0;

    public void Orphan() => Atomic.Store(ref _orphaned, 1);
}
