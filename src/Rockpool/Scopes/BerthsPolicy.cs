namespace Rockpool.Scopes;

/// <summary>For the berths of scopes that used few pools.</summary>
internal readonly struct BerthsPolicy : IPoolPolicy<Berth[]>
{
    private const int Length = 2;

    public Berth[] Create() => new Berth[Length];

    public bool Reset(Berth[] item)
    {
        if (item.Length != Length)
            return false;
        Array.Clear(item);
        return true;
    }

    public void Discard(Berth[] item)
    {
        // Memory only.
    }
}
