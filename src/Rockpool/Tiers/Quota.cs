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
    // What is counted from here on belongs to a pool that was let go: no pool reserves or releases half as much.
    private const long LetGoAt = long.MinValue / 2;

    private long _items;
    private long _bytes;

    public long Bytes => Atomic.Load(ref _bytes);

    /// <summary>Reserves room for more items: all, or what is left, or none.</summary>
    public int ReserveItems(int wanted)
    {
        if (common is null)
            return ReserveOwn(wanted);
        if (Atomic.Load(ref _items) >= maxItems)
            return 0;
        int met = ReserveBytesOf(common.ReserveItems(wanted), common);
        // The common ones first: what stands in the own count is reserved there, whoever lets this go.
        int metByBoth = met == 0 ? 0 : ReserveOwn(met);
        if (metByBoth < met)
            common.Release(InCommon(new Stock(met - metByBoth, 0)));
        return metByBoth;
    }

    /// <summary>Reserves all the bytes or none.</summary>
    public bool TryReserveBytes(long wanted)
    {
        if (common?.TryReserveBytes(wanted) == false)
            return false;
        long reserved = Atomic.Add(ref _bytes, wanted);
        if (reserved <= maxBytes && !WasLetGo(reserved))
            return true;
        Atomic.Add(ref _bytes, -wanted);
        common?.Release(new Stock(0, wanted));
        return false;
    }

    public void Release(Stock stock)
    {
        // The one who lets this go has released what still stood here. What was taken out before that is released by this.
        bool areItemsReleased = stock.Items == 0 || WasLetGo(Atomic.Add(ref _items, -stock.Items));
        bool areBytesReleased = stock.Bytes == 0 || WasLetGo(Atomic.Add(ref _bytes, -stock.Bytes));
        common?.Release(InCommon(new Stock(areItemsReleased ? 0 : stock.Items, areBytesReleased ? 0 : stock.Bytes)));
    }

    /// <summary>Releases all that is reserved here from the common quota, and reserves nothing more. For a pool that was
    /// disposed; once.</summary>
    public void LetGo()
    {
        // What stands there at that moment, each with one atomic: a release comes either before it or after it.
        long items = Atomic.Add(ref _items, LetGoAt) - LetGoAt;
        long bytes = Atomic.Add(ref _bytes, LetGoAt) - LetGoAt;
        common?.Release(InCommon(new Stock(items, bytes)));
    }

    private static bool WasLetGo(long count) => count < LetGoAt / 2;

    private Stock InCommon(Stock stock) => stock with { Bytes = stock.Bytes + (stock.Items * itemBytes) };

    /// <summary>Reserves the bytes of items that are reserved, in the common quota; fewer items where there is not as much.</summary>
    private int ReserveBytesOf(int items, Quota from)
    {
        int met = items;
        while (met > 0 && itemBytes > 0 && !from.TryReserveBytes(met * itemBytes))
            met /= 2;
        if (met < items)
            from.Release(new Stock(items - met, 0));
        return met;
    }

    private int ReserveOwn(int wanted)
    {
        long reserved = Atomic.Add(ref _items, wanted);
        long over = WasLetGo(reserved) ? wanted : reserved - maxItems;
        if (over <= 0)
            return wanted;
        int unmet = (int)Math.Min(over, wanted);
        Atomic.Add(ref _items, -unmet);
        return wanted - unmet;
    }
}
