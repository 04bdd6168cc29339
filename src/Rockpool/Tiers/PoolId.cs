namespace Rockpool.Tiers;

/// <summary>Where the caches of a pool stand in every thread's table. Used again when its pool is gone.</summary>
internal readonly record struct PoolId(int Value);
