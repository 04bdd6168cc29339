namespace Rockpool.Tiers;

/// <summary>
/// This thread's cache of an ambient pool. A type of its own without a static constructor: the reach into thread storage is
/// a few instructions then.
/// </summary>
internal static class AmbientCache<T, TPolicy>
    where T : class
    where TPolicy : struct, IPoolPolicy<T>
{
    [ThreadStatic]
    internal static ThreadCache<T>? Current;
}
