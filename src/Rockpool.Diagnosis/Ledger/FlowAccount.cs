namespace Rockpool.Diagnosis.Ledger;

/// <summary>What was rented under one label or in one region, from all pools.</summary>
/// <param name="isRegion">Whether it is a region.</param>
/// <param name="name">The label as <c>key=value</c>, or the region as <c>category/name</c>.</param>
internal sealed class FlowAccount(bool isRegion, string name)
{
    /// <summary>Whether it is a region; otherwise a label.</summary>
    public bool IsRegion => isRegion;

    /// <summary>The label or the region.</summary>
    public string Name => name;

    /// <summary>Items rented.</summary>
    public long Rents { get; set; }

    /// <summary>Of them, those that had to be made.</summary>
    public long Misses { get; set; }

    /// <summary>Of them, those that are out now and were watched since.</summary>
    public long Out { get; set; }
}
