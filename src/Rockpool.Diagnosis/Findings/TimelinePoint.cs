namespace Rockpool.Diagnosis.Findings;

/// <summary>What all pools together did in one interval of the recording.</summary>
/// <param name="Seconds">The interval's start, since the recording's.</param>
/// <param name="Rents">Items that left a pool, or null where no pool event was recorded in the interval.</param>
/// <param name="Misses">Rents that had to allocate, or null likewise.</param>
/// <param name="InUse">Items out at the interval's end, or null likewise.</param>
public readonly record struct TimelinePoint(double Seconds, long? Rents, long? Misses, long? InUse);
