using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using Rockpool.Contract;
using Rockpool.Tides;

namespace Rockpool.Events;

/// <summary>
/// The meter <c>Rockpool</c>. It reads the pools' own counters when somebody collects, and costs nothing otherwise. Pools of
/// one name and item type are one series; a series ends with its last pool.
/// </summary>
internal static class PoolMeter
{
    private const string Pool = "rockpool.pool.name";
    private const string Item = "rockpool.item.type";
    private const string Tier = "rockpool.tier";
    private const string Reason = "rockpool.drop.reason";

    private static readonly (string, Func<PoolStatistics, long>)[] Rents =
    [
        ("slot", pool => pool.SlotHits),
        ("magazine", pool => pool.MagazineHits),
        ("shelf", pool => pool.ShelfHits),
        ("steal", pool => pool.Steals),
        ("victim", pool => pool.VictimHits),
        ("scope", pool => pool.ScopeHits),
        ("created", pool => pool.Misses),
    ];

    private static readonly (string, Func<PoolStatistics, long>)[] Drops =
    [
        ("reset", pool => pool.DroppedByReset),
        ("overflow", pool => pool.DroppedByOverflow),
        ("breaker", pool => pool.DroppedByBreaker),
        ("too_large", pool => pool.DroppedTooLarge),
        ("tide", pool => pool.DroppedByTide),
    ];

    private static readonly (string, Func<PoolStatistics, long>)[] Idle =
    [
        ("slot", pool => pool.ItemsInSlots),
        ("magazine", pool => pool.ItemsInMagazines),
        ("shelf", pool => pool.ItemsOnShelves),
        ("victim", pool => pool.ItemsInVictim),
        ("scope", pool => pool.ItemsInScopes),
        ("weak", pool => pool.ItemsHeldWeakly),
    ];

    private static Meter? _meter;

    /// <summary>Publishes the instruments, the first time. Whoever calls must hold no lock: listeners are told.</summary>
    public static void Start()
    {
        if (_meter is not null)
            return;
        Meter meter = new(RockpoolProvider.Name, typeof(PoolMeter).Assembly.GetName().Version?.ToString(3));
        if (Interlocked.CompareExchange(ref _meter, meter, null) is not null)
        {
            meter.Dispose();
            return;
        }

        meter.CreateObservableCounter<long>(
            "rockpool.pool.rents", () => Observe(Tier, Rents), "{item}", "Items rented, by where they were found.");
        meter.CreateObservableCounter<long>(
            "rockpool.pool.returns", () => Observe(pool => pool.Returns), "{item}", "Items that came home, kept or not.");
        meter.CreateObservableCounter<long>(
            "rockpool.pool.drops", () => Observe(Reason, Drops), "{item}", "Items let go, by reason.");
        meter.CreateObservableUpDownCounter<long>(
            "rockpool.pool.outstanding", () => Observe(pool => pool.Outstanding), "{item}", "Items rented and not come home.");
        meter.CreateObservableUpDownCounter<long>(
            "rockpool.pool.items", () => Observe(Tier, Idle), "{item}", "Idle items, by where they wait.");
        meter.CreateObservableCounter<long>(
            "rockpool.pool.asked", () => Observe(pool => pool.BytesAsked), "By", "Bytes asked for, in a sample of the rents of arrays.");
        meter.CreateObservableCounter<long>(
            "rockpool.pool.given", () => Observe(pool => pool.BytesGiven), "By", "Bytes given for those.");
        meter.CreateObservableUpDownCounter<long>(
            "rockpool.pool.size", () => Observe(pool => pool.BytesHeld), "By", "Bytes of idle items, of pools that weigh them.");
    }

    private static Measurement<long>[] Observe(Func<PoolStatistics, long> value) => Observe("", [("", value)]);

    private static Measurement<long>[] Observe(string tag, (string Part, Func<PoolStatistics, long> Value)[] parts)
    {
        Dictionary<(string Pool, Type Item, string Part), long> sums = [];
        foreach (IVisible pool in Tide.Members().OfType<IVisible>().Where(pool => !pool.IsSilent))
        {
            PoolStatistics statistics = pool.Statistics;
            foreach ((string part, Func<PoolStatistics, long> value) in parts)
                CollectionsMarshal.GetValueRefOrAddDefault(sums, (pool.Name, pool.ItemType, part), out _) += value(statistics);
        }

        return [.. sums.Select(sum => new Measurement<long>(sum.Value, Tags(sum.Key.Pool, sum.Key.Item, tag, sum.Key.Part)))];
    }

    private static KeyValuePair<string, object?>[] Tags(string pool, Type item, string tag, string part) => tag.Length == 0
        ? [new(Pool, pool), new(Item, item.ToString())]
        : [new(Pool, pool), new(Item, item.ToString()), new(tag, part)];
}
