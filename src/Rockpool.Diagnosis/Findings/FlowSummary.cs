namespace Rockpool.Diagnosis.Findings;

/// <summary>What was rented from all pools under one label, or inside one region, while rents were recorded.</summary>
/// <param name="IsRegion">Whether it is a region; otherwise a label.</param>
/// <param name="Name">The label as <c>key=value</c>, or the region as <c>category/name</c>.</param>
/// <param name="Rents">Items rented.</param>
/// <param name="Misses">Of them, those that had to be allocated.</param>
/// <param name="Outstanding">Of them, those out at the end, counting only those that no gap makes unknown.</param>
public sealed record FlowSummary(bool IsRegion, string Name, long Rents, long Misses, long Outstanding);
