namespace Rockpool;

/// <summary>What a bounded pool did since it was made, and how it stands: all of one moment, but for the last three.</summary>
public readonly record struct BoundedPoolStatistics
{
    /// <summary>The most items that live at a time.</summary>
    public int Limit { get; init; }

    /// <summary>Items that wait to be rented.</summary>
    public int Idle { get; init; }

    /// <summary>Items that are rented, being made for a renter, or being discarded.</summary>
    public int Outstanding { get; init; }

    /// <summary>The most that were outstanding at once.</summary>
    public int HighWater { get; init; }

    /// <summary>Renters that wait.</summary>
    public int Waiting { get; init; }

    /// <summary>Rents that were served, without those that gave up.</summary>
    public long Rents { get; init; }

    /// <summary>Rents for which an item was made.</summary>
    public long Misses { get; init; }

    /// <summary>Rents that had to wait, also those that gave up.</summary>
    public long Waits { get; init; }

    /// <summary>Idle items that a tide, <see cref="BoundedPool{T}.Trim"/> or <see cref="BoundedPool{T}.Dispose"/> took away.</summary>
    public long DroppedByTide { get; init; }

    /// <summary>Of those, items at whose discarding the policy threw. A tide has nobody to tell but this count.</summary>
    public long DiscardsFailed { get; init; }

    /// <summary>Leases that were ended a second time or used after their end, returns while nothing was out, and, where the
    /// guard sees it, items that were returned twice or are from elsewhere.</summary>
    public long Misuses { get; init; }
}
