namespace Rockpool;

/// <summary>What is out of a slab of a <see cref="PinnedMemoryPool"/>.</summary>
/// <param name="Blocks">Blocks of the slab.</param>
/// <param name="Out">Those that are with their holders, or idle in the pool's tiers. The others lie in the slab.</param>
/// <param name="Lost">Those that were collected while they were out. They are never lent again.</param>
/// <param name="IsDraining">Whether the slab has stopped lending, and goes with its last block.</param>
public readonly record struct SlabOccupancy(int Blocks, int Out, int Lost, bool IsDraining);
