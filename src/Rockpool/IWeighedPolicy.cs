namespace Rockpool;

/// <summary>A policy that knows how many bytes an item keeps alive.</summary>
/// <remarks>Its pools count bytes beside items and can be limited by them. A weighed item is never kept in a thread's slot,
/// which costs a few nanoseconds for each rent and return.</remarks>
/// <typeparam name="T">The items.</typeparam>
public interface IWeighedPolicy<T> : IPoolPolicy<T>
    where T : class
{
    /// <summary>An idle item's size.</summary>
    /// <param name="item">An item after <see cref="IPoolPolicy{T}.Reset"/>.</param>
    /// <returns>Bytes, not negative, and the same until the item is rented again.</returns>
    public long Weigh(T item);
}
