namespace Rockpool.Slabs;

/// <summary>How the drain of a slab ended.</summary>
/// <param name="Bytes">The slab's.</param>
/// <param name="IsGone">Whether the slab went with its last block; else it was needed and lends again.</param>
/// <param name="Took">Nanoseconds since it stopped lending.</param>
internal readonly record struct DrainEnd(long Bytes, bool IsGone, long Took);
