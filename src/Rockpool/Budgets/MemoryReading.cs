namespace Rockpool.Budgets;

/// <summary>What the collector knew of memory at its last collection.</summary>
/// <param name="Collection">Which collection it was: the same again is no news.</param>
/// <param name="Available">Bytes that the process may use: the container's limit, or what the machine has.</param>
/// <param name="Load">Bytes in use: in the container, or on the machine.</param>
/// <param name="HighLoad">From how many on the collector thinks that memory is short.</param>
internal readonly record struct MemoryReading(long Collection, long Available, long Load, long HighLoad)
{
    /// <summary>Bytes that should be given back; none where memory is not short.</summary>
    public long Excess => HighLoad > 0 ? Math.Max(0, Load - HighLoad) : 0;

    public static MemoryReading Take()
    {
        GCMemoryInfo info = GC.GetGCMemoryInfo(GCKind.Any);
        return new(info.Index, info.TotalAvailableMemoryBytes, info.MemoryLoadBytes, info.HighMemoryLoadThresholdBytes);
    }
}
