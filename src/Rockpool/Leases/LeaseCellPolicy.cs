namespace Rockpool.Leases;

/// <summary>For the cells of leases beyond a thread's first: a pool of the process brings them from where leases end.</summary>
internal readonly struct LeaseCellPolicy : IPoolPolicy<LeaseCell>
{
    public LeaseCell Create() => new(home: null);

    public bool Reset(LeaseCell item)
    {
        item.Forget();
        return true;
    }

    public void Discard(LeaseCell item)
    {
        // There is nothing to a cell but its memory.
    }
}
