namespace Rockpool.Tiers;

/// <summary>Tells the pools that had the same <see cref="PoolId"/> apart. Never used twice; the default is no pool's.</summary>
internal readonly record struct PoolKey(long Value);
