namespace Rockpool.Tiers;

/// <summary>Stands in for the one pool of a type and a policy: each run has its own.</summary>
internal static class AmbientPool<T, TPolicy>
    where T : class
    where TPolicy : struct, IPoolPolicy<T>
{
    private static Pool<T>? _instance;

    public static Pool<T> Instance => _instance!;

    public static Pool<T> Renew(Layout layout) => _instance = new(default(TPolicy), new PoolOptions(), isAmbient: true, layout);
}
