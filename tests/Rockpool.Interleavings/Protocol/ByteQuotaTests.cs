using Rockpool.Tiers;

namespace Rockpool.Interleavings.Protocol;

/// <summary>Pools of items of different sizes that share a limit of bytes, as those of a buffer pool do.</summary>
public sealed class ByteQuotaTests(ITestOutputHelper output)
{
    private const long Limit = 300;
    private const long Small = 70;
    private const long Large = 100;

    /// <summary>At no moment is more granted than there is, and what is given back can be granted again.</summary>
    [Theory]
    [InlineData(4, 4)]
    [InlineData(3, 1)]
    public void ReservationsOfTwo(int first, int second) => Explore(Depth.Of(3), scenario =>
    {
        var common = new Quota(long.MaxValue, Limit);
        long granted = 0;
        scenario.Thread("large", () => Use(new Quota(8, long.MaxValue, common, Large), Large, first));
        scenario.Thread("small", () => Use(new Quota(8, long.MaxValue, common, Small), Small, second));
        scenario.AtEnd(() => Assert.Equal((0, 0), (granted, common.Bytes)));

        void Use(Quota quota, long bytes, int wanted)
        {
            for (int round = 0; round < 2; round++)
            {
                int met = quota.ReserveItems(wanted);
                granted += met * bytes;
                Assert.InRange(granted, 0, Limit);
                // Before: from the release on another may be granted the same.
                granted -= met * bytes;
                quota.Release(new Stock(met, 0));
            }
        }
    });

    /// <summary>Of three that want what one can have no two get it; that none does may happen, since a refusal may be for a moment.</summary>
    [Fact]
    public void WhereThereIsRoomForOneNoTwoGetIt() => Explore(Depth.Of(2), scenario =>
    {
        var common = new Quota(long.MaxValue, Large);
        int met = 0;
        foreach (string name in (string[])["one", "two", "three"])
            scenario.Thread(name, () =>
            {
                int got = new Quota(8, long.MaxValue, common, Large).ReserveItems(1);
                met += got;
            });
        scenario.AtEnd(() =>
        {
            Assert.InRange(met, 0, 1);
            Assert.Equal(met * Large, common.Bytes);
        });
    });

    /// <summary>A pool ends while what it reserved is given back: it counts once.</summary>
    [Fact]
    public void APoolEndsWhileItGivesBack() => Explore(Depth.Of(3), scenario =>
    {
        var common = new Quota(long.MaxValue, Limit);
        var quota = new Quota(8, long.MaxValue, common, Large);
        scenario.Thread("gives back", () =>
        {
            quota.Release(new Stock(1, 0));
            quota.Release(new Stock(1, 0));
        }, before: () => Assert.Equal(2, quota.ReserveItems(2)));
        scenario.Thread("ends", quota.LetGo);
        scenario.AtEnd(() => Assert.Equal(0, common.Bytes));
    });

    /// <summary>The same while it reserves more, of which there is not as much as it wants.</summary>
    [Fact]
    public void APoolEndsWhileItReserves() => Explore(Depth.Of(3), scenario =>
    {
        var common = new Quota(long.MaxValue, Limit);
        var quota = new Quota(8, long.MaxValue, common, Large);
        scenario.Thread("reserves", () =>
        {
            int met = quota.ReserveItems(4);
            quota.Release(new Stock(met, 0));
        }, before: () => Assert.Equal(1, quota.ReserveItems(1)));
        scenario.Thread("ends", quota.LetGo);
        scenario.AtEnd(() => Assert.Equal(0, common.Bytes));
    });

    /// <summary>Threads use pools of two sizes, and a third takes away what lies idle: the limit holds at any moment.</summary>
    [Fact]
    public void PoolsOfTwoSizes() => Explore(Depth.Of(1), scenario =>
    {
        var common = new Quota(long.MaxValue, Limit);
        Pool<Item> large = Make(common, Large);
        Pool<Item> small = Make(common, Small);
        scenario.Thread("large", () => Burst(large, 3));
        scenario.Thread("small", () => Burst(small, 3));
        scenario.Thread("trims", () =>
        {
            Assert.InRange(common.Bytes, 0, Limit + (4 * Large));
            large.Trim();
        });
        scenario.AtEnd(() =>
        {
            long held = (large.Statistics.ItemsHeld * Large) + (small.Statistics.ItemsHeld * Small);
            Assert.InRange(common.Bytes, held, Limit);
            Assert.Equal((0, 0), (large.Statistics.Outstanding, small.Statistics.Outstanding));
            large.Dispose();
            small.Dispose();
        });
    });

    private static Pool<Item> Make(Quota common, long bytes) => new(
        new Ledger(), new PoolOptions { Common = common }, isAmbient: false, SmallLayouts.Limited(items: 4) with { ItemBytes = bytes });

    private static void Burst(Pool<Item> pool, int size)
    {
        Item[] items = [.. Enumerable.Range(0, size).Select(_ => pool.Rent())];
        foreach (Item item in items)
            item.Hold(LogicalThread.Current!.Name);
        foreach (Item item in items)
        {
            item.LetGo();
            pool.Return(item);
        }
    }

    private void Explore(Bounds bounds, Action<Scenario> describe) => output.WriteLine($"{Explorer.Explore(describe, bounds)}");
}
