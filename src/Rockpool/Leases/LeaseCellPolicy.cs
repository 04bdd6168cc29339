namespace Rockpool.Leases;

/// <summary>For the cells that no thread has a place for: a pool of the process brings them where leases begin.</summary>
internal readonly struct LeaseCellPolicy : IPoolPolicy<LeaseCell>
{
    public LeaseCell Create() => new();

    public bool Reset(LeaseCell item) => true;

    public void Discard(LeaseCell item)
    {
        // There is nothing to a cell but its memory.
    }
}
