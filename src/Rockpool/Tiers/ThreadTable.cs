namespace Rockpool.Tiers;

/// <summary>A thread's caches, at the index of their pool's id.</summary>
internal static class ThreadTable
{
    private const int FirstLength = 16;

    [ThreadStatic]
    internal static ThreadCache?[]? Caches;

    /// <summary>
    /// Stands for this thread, and nothing else ever does: ids of threads are used again. Not the thread's object or its
    /// <see cref="ThreadLife"/>, which must go with the thread though others refer to this.
    /// </summary>
    [ThreadStatic]
    internal static object? Me;

    [ThreadStatic]
    private static ThreadLife? _life;

    public static ThreadCache? Find(PoolId id, PoolKey key)
    {
        ThreadCache?[]? caches = Caches;
        return caches is not null && id.Value < caches.Length && caches[id.Value] is { } cache && cache.Key == key ? cache : null;
    }

    /// <summary>Puts a cache into this thread's table, in place of one whose pool is gone.</summary>
    public static void Put(PoolId id, ThreadCache cache)
    {
        ThreadCache?[] caches = Caches ?? [];
        if (id.Value >= caches.Length)
        {
            Array.Resize(ref caches, Math.Max(FirstLength, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)id.Value + 1)));
            _life ??= new ThreadLife();
            _life.Caches = caches;
            Caches = caches;
        }

        caches[id.Value] = cache;
    }
}
