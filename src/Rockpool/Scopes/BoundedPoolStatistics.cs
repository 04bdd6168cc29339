namespace Rockpool;

/// <summary>What a bounded pool did since it was made, and how it stands: all of one moment.</summary>
public readonly record struct BoundedPoolStatistics
{
    /// <summary>The most items that live at a time.</summary>
    public int Limit { get; init; }

    /// <summary>Items that wait to be rented.</summary>
    public int Idle { get; init; }

    /// <summary>Items that are rented, being made for a renter, or being discarded.</summary>
    public int Outstanding { get; init; }

    /// <summary>Renters that wait.</summary>
    public int Waiting { get; init; }

    /// <summary>Rents that were served, without those that gave up.</summary>
    public long Rents { get; init; }

    /// <summary>Rents for which an item was made.</summary>
    public long Misses { get; init; }

    /// <summary>Rents that had to wait, also those that gave up.</summary>
    public long Waits { get; init; }
}
