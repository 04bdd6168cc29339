using System.Runtime.CompilerServices;

namespace Rockpool.Tests.Scopes;

/// <summary>Scopes and bounded pools while guarding is on. Alone, because that is a switch of the process.</summary>
[Collection(nameof(HeapTests.Alone))]
public sealed class GuardedTests : IDisposable
{
    private readonly GuardLevel _before = RockpoolGuard.Level;

    public GuardedTests() => RockpoolGuard.Level = GuardLevel.Sampled;

    public void Dispose() => RockpoolGuard.Level = _before;

    [Fact]
    public async Task ATimeOutNamesWhoHoldsLongest()
    {
        var clock = new ManualClock();
        using var pool = new BoundedPool<PooledItem>(default(PooledItemPolicy), 5, "held", clock);
        pool.Return(HoldOne(pool));
        HoldOne(pool);
        clock.Advance(TimeSpan.FromSeconds(2));
        for (int i = 0; i < 4; i++)
            await HoldAnother(pool);
        clock.Advance(TimeSpan.FromSeconds(5));
        Task<PooledItem> wait = pool.RentAsync(TimeSpan.FromSeconds(1), CancellationToken.None).AsTask();
        clock.Ring!();
        var late = await Assert.ThrowsAsync<TimeoutException>(() => wait);
        string here = typeof(GuardedTests).ToString();
        Assert.Contains($"5 of 5 are out, 0 more rents wait. Held longest: for 7.0 s since {here}.{nameof(HoldOne)}; for 5.0 s since {here}.{nameof(HoldAnother)}; ", late.Message);
    }

    [Fact]
    public async Task AWaitThatIsServedIsNotedWithItsOwnPlace()
    {
        var clock = new ManualClock();
        using var pool = new BoundedPool<PooledItem>(default(PooledItemPolicy), 1, "held", clock);
        PooledItem item = pool.Rent();
        Task<PooledItem> served = HoldAnother(pool).AsTask();
        pool.Return(item);
        await served;
        Task<PooledItem> wait = pool.RentAsync(TimeSpan.FromSeconds(1), CancellationToken.None).AsTask();
        clock.Ring!();
        Assert.Contains(nameof(HoldAnother), (await Assert.ThrowsAsync<TimeoutException>(() => wait)).Message);
    }

    [Fact]
    public void AScopePassesEverythingOn()
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        PoolScopeTests.Warm(pool, 30);
        using var scope = new PoolScope();
        PooledItem[] items = [.. Enumerable.Range(0, 10).Select(_ => scope.Rent(pool))];
        Assert.Equal((10, 20, 0), PoolScopeTests.Counts(pool));
        foreach (PooledItem item in items)
            scope.Return(pool, item);
        Assert.Equal((0, 30, 0), PoolScopeTests.Counts(pool));
        Assert.Equal(0, scope.Outstanding);
        Assert.Equal(0, pool.Statistics.ScopeHits);
    }

    /// <summary>What a scope kept from before the switch is rented, and then goes to the pool.</summary>
    [Fact]
    public void AScopeThatIsOpenAtTheSwitchKeepsItsCountsRight()
    {
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        RockpoolGuard.Level = GuardLevel.Off;
        using PoolScope scope = PoolScopeTests.Used(pool);
        PooledItem[] items = [scope.Rent(pool), scope.Rent(pool)];
        scope.Return(pool, items[0]);
        RockpoolGuard.Level = GuardLevel.Sampled;
        Assert.Same(items[0], scope.Rent(pool));
        scope.Return(pool, items[0]);
        scope.Return(pool, items[1]);
        scope.Close();
        Assert.Equal((0, 2, 0), PoolScopeTests.Counts(pool));
        Assert.Equal((5, 5), (pool.Statistics.Rents, pool.Statistics.Returns));
    }

    [Fact]
    public void WhatTheGuardRefusesDidNotComeHome()
    {
        RockpoolGuard.Level = GuardLevel.Full;
        using var pool = new Pool<PooledItem>(default(PooledItemPolicy));
        using var other = new Pool<PooledItem>(default(PooledItemPolicy));
        using var scope = new PoolScope();
        PooledItem item = scope.Rent(pool);
        PooledItem foreign = other.Rent();
        scope.Return(pool, item);
        Assert.Throws<InvalidOperationException>(() => scope.Return(pool, item));
        Assert.Throws<InvalidOperationException>(() => scope.Return(pool, foreign));
        Assert.Equal((0, 0, 2), (scope.Outstanding, pool.Statistics.Outstanding, pool.Statistics.Misuses));
        other.Return(foreign);
    }

    /// <summary>A stack for each rent would be the most of it: where there are many in a short time, a few are looked at.</summary>
    [Fact]
    public async Task SampledHoldersAreNamedAsFarAsThereIsTime()
    {
        var clock = new ManualClock();
        using var pool = new BoundedPool<PooledItem>(default(PooledItemPolicy), 10, "held", clock);
        PooledItem[] quick = [.. Enumerable.Range(0, 8).Select(_ => pool.Rent())];
        PooledItem unseen = HoldOne(pool);
        Array.ForEach(quick, pool.Return);
        clock.Advance(TimeSpan.FromSeconds(1));
        for (int i = 0; i < 9; i++)
            await HoldAnother(pool);
        Task<PooledItem> wait = pool.RentAsync(TimeSpan.FromSeconds(1), CancellationToken.None).AsTask();
        clock.Ring!();
        string message = (await Assert.ThrowsAsync<TimeoutException>(() => wait)).Message;
        Assert.Contains("Held longest: for 1.0 s since an unknown place; for 0.0 s since ", message);
        Assert.Contains(nameof(HoldAnother), message);
        pool.Return(unseen);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PooledItem HoldOne(BoundedPool<PooledItem> pool) => pool.Rent();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ValueTask<PooledItem> HoldAnother(BoundedPool<PooledItem> pool) => pool.RentAsync();
}
