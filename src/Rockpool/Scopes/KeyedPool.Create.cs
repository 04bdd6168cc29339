using Rockpool.Policies;

namespace Rockpool;

/// <summary>Makes keyed pools from delegates.</summary>
public static class KeyedPool
{
    /// <summary>Makes a pool for each key.</summary>
    /// <typeparam name="TKey">The keys.</typeparam>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="create">Makes an item for a key when none of that key is idle.</param>
    /// <param name="reset">Empties an item that comes home and says whether it may be kept; null keeps all as they are.</param>
    /// <param name="discard">Takes leave of an item that is not kept; null disposes what is <see cref="IDisposable"/>.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="comparer">Says which keys are one; null for their own equality.</param>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is null.</exception>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public static KeyedPool<TKey, T> Create<TKey, T>(
        Func<TKey, T> create,
        Func<T, bool>? reset = null,
        Action<T>? discard = null,
        KeyedPoolOptions? options = null,
        IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        return new KeyedPool<TKey, T>(key => new DelegatePolicy<T>(() => create(key), reset, discard), options, comparer);
    }
}
