namespace Rockpool;

/// <summary>What a pool asks of the code that knows its items.</summary>
/// <remarks>
/// A struct that implements this lets <see cref="Ambient{T, TPolicy}"/> inline every call. All three members may be called
/// from any thread, several at once, and from a finaliser. What they throw reaches the caller of the pool.
/// </remarks>
/// <typeparam name="T">The items.</typeparam>
public interface IPoolPolicy<T>
    where T : class
{
    /// <summary>Makes an item. Called when no idle one was found.</summary>
    /// <returns>An item of its own: never null, never one that was handed out before.</returns>
    public T Create();

    /// <summary>Empties an item that comes home, so that its next holder finds nothing of this one's.</summary>
    /// <remarks>If this throws, the item came home and is gone: it is neither kept nor given to <see cref="Discard"/>. What it
    /// holds that must be disposed, dispose before throwing.</remarks>
    /// <param name="item">The item. It may use the same pool meanwhile.</param>
    /// <returns>Whether the item may be kept; if not, it is given to <see cref="Discard"/>.</returns>
    public bool Reset(T item);

    /// <summary>Takes leave of an item that is not kept: the place to dispose it.</summary>
    /// <remarks>An item that the tide takes out of an idle thread's slot of an ambient pool is left to the collector without
    /// this call, unless <typeparamref name="T"/> is <see cref="IDisposable"/>.</remarks>
    /// <param name="item">The item, which nobody uses any more.</param>
    public void Discard(T item);
}
