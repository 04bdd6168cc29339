using Rockpool.Interleavings.Protocol;
using Rockpool.Leases;
using Rockpool.Tides;
using Rockpool.Tiers;

namespace Rockpool.Interleavings.Leases;

/// <summary>Copies of a lease of a pool, ended on several threads while the pool goes on: each item comes home once.</summary>
public sealed class LeasedPoolTests(ITestOutputHelper output)
{
    private Pool<AmbientItem> _pool = null!;
    private Lease<AmbientItem> _lease;

    [Fact]
    public void TheOwnerAndAnotherEndCopies() => Explore(Depth.Delaying(1), scenario =>
    {
        scenario.Thread("owner", () =>
        {
            _lease.Dispose();
            LendOnce();
        }, before: Lend);
        scenario.Thread("other", () => _lease.Dispose());
        scenario.AtEnd(() => CheckCounts(rents: 2, misuses: 1));
    });

    [Fact]
    public void TheTideTakesTheCellOutMeanwhile() => Explore(Depth.Delaying(1), scenario =>
    {
        scenario.Thread("owner", () =>
        {
            _lease.Dispose();
            LendOnce();
        }, before: Lend);
        scenario.Thread("other", () => _lease.Dispose());
        scenario.Thread("tide", () => Tide.Turn([_pool]));
        scenario.AtEnd(() => CheckCounts(rents: 2, misuses: 1));
    });

    [Fact]
    public void ThePoolIsDisposedMeanwhile() => Explore(Depth.Delaying(1), scenario =>
    {
        scenario.Thread("owner", () => _lease.Dispose(), before: () =>
        {
            Lend();
            // It is discarded instead of reset.
            _lease.Value.LetGo();
        });
        scenario.Thread("other", () => _lease.Dispose());
        scenario.Thread("disposes", () => _pool.Dispose());
        scenario.AtEnd(() => Assert.Equal(1, _pool.Statistics.Misuses));
    });

    [Fact]
    public void WhatTheThreadLeftIsSweptMeanwhile() => Explore(Depth.Delaying(2), scenario =>
    {
        scenario.Thread("has ended", () => { }, before: () =>
        {
            Lend();
            Array.ForEach(ThreadTable.Caches!, cache => cache?.Orphan());
        });
        scenario.Thread("one", () => _lease.Dispose());
        scenario.Thread("two", () => _lease.Dispose());
        scenario.Thread("tide", () => Tide.Turn([_pool]));
        scenario.AtEnd(() => CheckCounts(rents: 1, misuses: 1));
    });

    private void Lend()
    {
        AmbientPool<LeaseCell, LeaseCellPolicy>.Renew(SmallLayouts.OneShelf);
        _pool = new Pool<AmbientItem>(
            default(AmbientItemPolicy<AmbientItem>), new PoolOptions { Misuse = MisuseResponse.Report }, isAmbient: false, SmallLayouts.OneShelf);
        // The first rent makes the cache, the next lease the cell in it.
        _pool.Return(Hold(_pool.Rent()));
        _lease = _pool.Lease();
        Hold(_lease.Value);
    }

    private void LendOnce()
    {
        AmbientCache<LeaseCell, LeaseCellPolicy>.Current = null;
        Lease<AmbientItem> lease = _pool.Lease();
        Hold(lease.Value);
        lease.Dispose();
    }

    private static AmbientItem Hold(AmbientItem item)
    {
        item.Hold();
        return item;
    }

    private void CheckCounts(int rents, int misuses)
    {
        PoolStatistics counts = _pool.Statistics;
        Assert.Equal((rents + 1, rents + 1, misuses), (counts.Rents, counts.Returns, counts.Misuses));
    }

    private void Explore(Bounds bounds, Action<Scenario> describe) => output.WriteLine($"{Explorer.Explore(describe, bounds)}");
}
