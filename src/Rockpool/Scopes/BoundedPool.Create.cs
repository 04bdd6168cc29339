using Rockpool.Policies;

namespace Rockpool;

/// <summary>Makes bounded pools from delegates.</summary>
public static class BoundedPool
{
    /// <summary>Makes a pool of which at most so many items live.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="create">Makes an item when none is idle and fewer than the limit live.</param>
    /// <param name="limit">The most items that live at a time, from 1 to 1,048,576.</param>
    /// <param name="reset">Empties an item that comes home and says whether it may be kept; null keeps all as they are.</param>
    /// <param name="discard">Takes leave of an item that is not kept; null disposes what is <see cref="IDisposable"/>.</param>
    /// <param name="name">The name in errors; null for the item type's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="create"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is out of range.</exception>
    public static BoundedPool<T> Create<T>(
        Func<T> create, int limit, Func<T, bool>? reset = null, Action<T>? discard = null, string? name = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        return new BoundedPool<T>(new DelegatePolicy<T>(create, reset, discard), limit, name);
    }
}
