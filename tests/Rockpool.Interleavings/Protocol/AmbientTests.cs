using Rockpool.Tides;
using Rockpool.Tiers;

namespace Rockpool.Interleavings.Protocol;

/// <summary>The ambient pool's own fast paths against the tide and a trim: plain where nothing is disposed, else by exchange.</summary>
public sealed class AmbientTests(ITestOutputHelper output)
{
    [Fact]
    public void PlainSlot() => Explore<AmbientItem>();

    [Fact]
    public void SlotOfDisposables() => Explore<DisposableAmbientItem>();

    private void Explore<T>()
        where T : AmbientItem, new() => output.WriteLine($"{Explorer.Explore(Describe<T>, Depth.Delaying(2))}");

    private static void Describe<T>(Scenario scenario)
        where T : AmbientItem, new()
    {
        Pool<T> pool = AmbientPool<T, AmbientItemPolicy<T>>.Renew(SmallLayouts.TwoShelves(capacity: 1));
        scenario.Thread("owner", () => Burst<T>(2), before: () =>
        {
            AmbientCache<T, AmbientItemPolicy<T>>.Current = null;
            Burst<T>(3);
        });
        scenario.Thread("tide", () => Tide.Turn([pool]), before: () =>
        {
            Tide.Turn([pool]);
            Tide.Turn([pool]);
        });
        scenario.AtEnd(() =>
        {
            PoolStatistics counts = pool.Statistics;
            Assert.Equal((5, 0, 0), (counts.Rents, counts.Outstanding, counts.DiscardsFailed));
        });
    }

    private static void Burst<T>(int size)
        where T : AmbientItem, new()
    {
        T[] items = [.. Enumerable.Range(0, size).Select(_ => Rent<T>())];
        Array.ForEach(items, Ambient<T, AmbientItemPolicy<T>>.Return);
    }

    private static T Rent<T>()
        where T : AmbientItem, new()
    {
        T item = Ambient<T, AmbientItemPolicy<T>>.Rent();
        item.Hold();
        return item;
    }
}
