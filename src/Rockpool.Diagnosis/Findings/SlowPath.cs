using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Findings;

/// <summary>Operations of a pool that its source says took long.</summary>
/// <param name="IsRent">Whether they are rents; otherwise returns.</param>
/// <param name="Tier">Where the item was found; of a return, where it went.</param>
/// <param name="Count">How many.</param>
/// <param name="Total">How long they took together, in nanoseconds.</param>
/// <param name="Longest">How long the longest of them took, in nanoseconds.</param>
public sealed record SlowPath(bool IsRent, PoolTier Tier, long Count, long Total, long Longest);
