namespace Rockpool.Tiers;

/// <summary>
/// How much a limited pool may hold. Whoever holds a magazine reserves for it before an item goes in, so that the limit is
/// never passed; the reservation stands in the magazine and travels with it.
/// </summary>
internal sealed class Quota(long maxItems, long maxBytes)
{
    private long _items;
    private long _bytes;

    public long Bytes => Atomic.Load(ref _bytes);

    /// <summary>Reserves room for more items: all, or what is left, or none.</summary>
    public int ReserveItems(int wanted)
    {
        long over = Atomic.Add(ref _items, wanted) - maxItems;
        if (over <= 0)
            return wanted;
        int unmet = (int)Math.Min(over, wanted);
        Atomic.Add(ref _items, -unmet);
        return wanted - unmet;
    }

    /// <summary>Reserves all the bytes or none.</summary>
    public bool TryReserveBytes(long wanted)
    {
        if (Atomic.Add(ref _bytes, wanted) <= maxBytes)
            return true;
        Atomic.Add(ref _bytes, -wanted);
        return false;
    }

    public void Release(Stock stock)
    {
        if (stock.Items != 0)
            Atomic.Add(ref _items, -stock.Items);
        if (stock.Bytes != 0)
            Atomic.Add(ref _bytes, -stock.Bytes);
    }
}
