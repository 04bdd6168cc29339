namespace Rockpool.Tiers;

/// <summary>The one pool of a type and a policy, made on first use.</summary>
internal static class AmbientPool<T, TPolicy>
    where T : class
    where TPolicy : struct, IPoolPolicy<T>
{
    public static readonly Pool<T> Instance = new(
        default(TPolicy), new PoolOptions { Name = $"{typeof(T).Name} ({typeof(TPolicy).Name})" }, isAmbient: true);
}
