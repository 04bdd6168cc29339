namespace Rockpool.Tiers;

/// <summary>
/// How much a limited pool may hold. Whoever holds a magazine reserves for it before an item goes in, so that the limit is
/// never passed; the reservation stands in the magazine and travels with it. A quota may be part of a common one.
/// </summary>
/// <param name="maxItems">The most items.</param>
/// <param name="maxBytes">The most bytes.</param>
/// <param name="common">What this and others may hold together.</param>
/// <param name="itemBytes">What each item counts there, where bytes are not reserved one by one.</param>
internal sealed class Quota(long maxItems, long maxBytes, Quota? common = null, long itemBytes = 0)
{
    private Quota? _common = common;
    private long _items;
    private long _bytes;

    public long Bytes => Atomic.Load(ref _bytes);

    /// <summary>Reserves room for more items: all, or what is left, or none.</summary>
    public int ReserveItems(int wanted)
    {
        int met = ReserveOwn(wanted);
        if (met == 0 || Atomic.Load(ref _common) is not { } common)
            return met;
        int metByBoth = ReserveBytesOf(common.ReserveItems(met), common);
        if (metByBoth < met)
            Atomic.Add(ref _items, metByBoth - met);
        return metByBoth;
    }

    /// <summary>Reserves all the bytes or none.</summary>
    public bool TryReserveBytes(long wanted)
    {
        if (Atomic.Add(ref _bytes, wanted) <= maxBytes
            && (Atomic.Load(ref _common) is not { } common || common.TryReserveBytes(wanted)))
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
        // After the own counts: LetGo takes the common quota away before it reads them, so that what is released while it does
        // is released there once.
        Atomic.Load(ref _common)?.Release(InCommon(stock));
    }

    /// <summary>Releases all that is reserved here from the common quota. For a pool that was disposed.</summary>
    public void LetGo() =>
        Atomic.Exchange(ref _common, null)?.Release(InCommon(new Stock(Atomic.Load(ref _items), Atomic.Load(ref _bytes))));

    private Stock InCommon(Stock stock) => stock with { Bytes = stock.Bytes + (stock.Items * itemBytes) };

    /// <summary>Reserves the bytes of items that are reserved, in the common quota; fewer items where there is not as much.</summary>
    private int ReserveBytesOf(int items, Quota common)
    {
        int met = items;
        while (met > 0 && itemBytes > 0 && !common.TryReserveBytes(met * itemBytes))
            met /= 2;
        if (met < items)
            common.Release(new Stock(items - met, 0));
        return met;
    }

    private int ReserveOwn(int wanted)
    {
        long over = Atomic.Add(ref _items, wanted) - maxItems;
        if (over <= 0)
            return wanted;
        int unmet = (int)Math.Min(over, wanted);
        Atomic.Add(ref _items, -unmet);
        return wanted - unmet;
    }
}
