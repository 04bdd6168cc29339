using Rockpool.Policies;

namespace Rockpool;

/// <summary>Makes pools from delegates.</summary>
public static class Pool
{
    /// <summary>Makes a pool.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="create">Makes an item when none is idle.</param>
    /// <param name="reset">Empties an item that comes home and says whether it may be kept; null keeps all as they are.</param>
    /// <param name="discard">Takes leave of an item that is not kept; null disposes what is <see cref="IDisposable"/>.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option makes no sense.</exception>
    public static Pool<T> Create<T>(
        Func<T> create, Func<T, bool>? reset = null, Action<T>? discard = null, PoolOptions? options = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        return new Pool<T>(new DelegatePolicy<T>(create, reset, discard), options);
    }
}
