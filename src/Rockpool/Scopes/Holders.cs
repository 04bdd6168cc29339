using System.Globalization;
using System.Runtime.CompilerServices;

namespace Rockpool.Scopes;

/// <summary>Who holds what of a bounded pool, noted while guarding is on. Thread-safe.</summary>
internal sealed class Holders<T>(TimeProvider clock)
    where T : class
{
    private const int Named = 3;
    private const int SitesOfAPeriod = 8;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly Lock _door = new();

    // Two, so that an item that was lost is collected, and who lost it is still named.
    private readonly ConditionalWeakTable<T, Holding> _byItem = [];
    private readonly HashSet<Holding> _holdings = [];
    private long _periodStart;
    private int _sites;

    /// <summary>The place that rents at this moment; null if it is one of too many in a short time.</summary>
    /// <param name="always">Whether there are never too many.</param>
    public GuardSite? Look(bool always) => always || TrySpend() ? new GuardSite() : null;

    public void Note(T item, GuardSite? site)
    {
        var holding = new Holding(site, clock.GetTimestamp());
        lock (_door)
        {
            Drop(item);
            _byItem.Add(item, holding);
            _holdings.Add(holding);
        }
    }

    /// <summary>An item came home. It may have been rented before guarding was switched on.</summary>
    public void Forget(T item)
    {
        lock (_door)
            Drop(item);
    }

    public void Clear()
    {
        lock (_door)
        {
            _byItem.Clear();
            _holdings.Clear();
        }
    }

    /// <summary>Names who have held items longest, as the end of a sentence; empty if nobody was noted.</summary>
    public string Longest()
    {
        Holding[] longest;
        lock (_door)
            longest = [.. _holdings.OrderBy(holding => holding.Since).Take(Named)];
        if (longest.Length == 0)
            return "";
        return " Held longest: " + string.Join("; ", longest.Select(Describe)) + ".";
    }

    private void Drop(T item)
    {
        if (_byItem.Remove(item, out Holding? holding))
            _holdings.Remove(holding);
    }

    // A stack costs more than the rest of a rent a hundred times over.
    private bool TrySpend()
    {
        long now = clock.GetTimestamp();
        lock (_door)
        {
            if (clock.GetElapsedTime(_periodStart, now) >= Period)
                (_periodStart, _sites) = (now, 0);
            return ++_sites <= SitesOfAPeriod;
        }
    }

    private string Describe(Holding holding) => string.Create(
        CultureInfo.InvariantCulture, $"for {clock.GetElapsedTime(holding.Since).TotalSeconds:0.0} s since {holding.Place}");
}
