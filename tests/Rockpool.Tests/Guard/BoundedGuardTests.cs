using System.Runtime.CompilerServices;
using Rockpool.Guard;

namespace Rockpool.Tests.Guard;

/// <summary>The guard at a bounded pool, which has no quarantine and makes no item for it.</summary>
[Collection(nameof(GuardCollection))]
public sealed class BoundedGuardTests
{
    private const int MoreThanAWatchLooksAt = 300;

    [Theory]
    [InlineData(GuardLevel.Full)]
    [InlineData(GuardLevel.Sampled)]
    public void ASecondReturnIsThrownAndNamesBothSites(GuardLevel level)
    {
        using var watching = new Watching(level);
        using BoundedPool<Parcel> pool = Make();
        pool.Return(pool.Rent());
        Sample(pool);
        Parcel item = RentHere(pool);
        Parcel other = pool.Rent();
        ReturnHere(pool, item);
        Assert.Throws<InvalidOperationException>(() => ReturnThereToo(pool, item));
        GuardFinding finding = watching.Only(GuardFindingKind.DoubleReturn);
        Assert.Contains(nameof(RentHere), finding.Rented!.Method);
        Assert.Contains(nameof(ReturnHere), finding.Returned!.Method);
        Assert.Contains(nameof(ReturnThereToo), finding.Seen!.Method);
        Assert.Equal((1, 1, 1), (pool.Statistics.Idle, pool.Statistics.Outstanding, pool.Statistics.Misuses));
        pool.Return(other);
    }

    [Theory]
    [InlineData(GuardLevel.Full)]
    [InlineData(GuardLevel.Sampled)]
    public void AnItemOfAnotherPoolIsRefusedUntouched(GuardLevel level)
    {
        using var watching = new Watching(level);
        using BoundedPool<Parcel> pool = Make();
        using var home = new Pool<Parcel>(default(ParcelPolicy), new PoolOptions { Name = "home" });
        pool.Return(pool.Rent());
        Sample(pool);
        Parcel bounded = RentHere(pool);
        bounded.Receiver = "mine";
        Assert.Throws<InvalidOperationException>(() => home.Return(bounded));
        Assert.Equal("mine", bounded.Receiver);
        Assert.Equal("few", watching.Only(GuardFindingKind.ForeignReturn).HomePoolName);
    }

    [Fact]
    public void WhatDiffersBetweenItemsWhenTheyAreMadeIsNoResidue()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = BoundedPool.Create(() => new Born(), limit: 2, reset: item => item.Reset());
        Born[] items = [pool.Rent(), pool.Rent()];
        items[1].Left = 1;
        Array.ForEach(items, pool.Return);
        Assert.DoesNotContain(nameof(Born.Id), watching.Only(GuardFindingKind.Residue).Fields);
        Assert.Contains(nameof(Born.Left), watching.Only(GuardFindingKind.Residue).Fields);
    }

    [Fact]
    public void AnItemThatNoPoolMadeIsForeign()
    {
        using var watching = new Watching(GuardLevel.Full);
        using BoundedPool<Parcel> pool = Make();
        pool.Rent();
        Assert.Throws<InvalidOperationException>(() => pool.Return(new Parcel()));
        Assert.Null(watching.Only(GuardFindingKind.ForeignReturn).HomePoolName);
        Assert.Equal(1, pool.Statistics.Outstanding);
    }

    [Theory]
    [InlineData(GuardLevel.Full)]
    [InlineData(GuardLevel.Sampled)]
    public void AnItemThatChangesWhileItIsIdleIsFoundAtItsNextRent(GuardLevel level)
    {
        using var watching = new Watching(level);
        using BoundedPool<Parcel> pool = Make();
        Parcel first = pool.Rent();
        Parcel item = pool.Rent();
        pool.Return(item);
        Sample(pool);
        Assert.Same(item, RentHere(pool));
        ReturnHere(pool, item);
        item.Weight = 7;
        Assert.Same(item, pool.Rent());
        GuardFinding finding = watching.Only(GuardFindingKind.UseAfterReturn);
        Assert.Equal(["Weight"], finding.Fields);
        Assert.Contains(nameof(ReturnHere), finding.Returned!.Method);
        pool.Return(first);
    }

    [Fact]
    public void WhatAResetLeavesIsNamed()
    {
        using var watching = new Watching(GuardLevel.Full);
        using BoundedPool<Parcel> pool = Make();
        Parcel first = pool.Rent();
        Parcel item = pool.Rent();
        item.WhileReset = () =>
        {
            item.Weight = 3;
            return true;
        };
        ReturnHere(pool, item);
        Assert.Equal(["Weight"], watching.Only(GuardFindingKind.Residue).Fields);
        pool.Return(first);
    }

    [Fact]
    public void NoMoreThanTheLimitAreMadeForTheGuardToo()
    {
        using var watching = new Watching(GuardLevel.Full);
        int made = 0;
        using var pool = BoundedPool.Create(
            () =>
            {
                made++;
                return new Parcel();
            },
            limit: 1,
            parcel => parcel.Reset());
        for (int i = 0; i < 3; i++)
            pool.Return(pool.Rent());
        Assert.Equal(1, made);
        Assert.Empty(watching.Found);
    }

    [Fact]
    public async Task AnItemThatIsLostIsALeakAndItsHolderIsStillNamed()
    {
        using var watching = new Watching(GuardLevel.Full);
        var clock = new ManualClock();
        using var pool = new BoundedPool<Parcel>(default(ParcelPolicy), 1, "few", clock);
        Lose(pool);
        Wait.For(() => watching.Found.Length > 0);
        Assert.Contains(nameof(Lose), watching.Only(GuardFindingKind.Leak).Rented!.Method);
        Task<Parcel> wait = pool.RentAsync(TimeSpan.FromSeconds(1), CancellationToken.None).AsTask();
        clock.Ring!();
        Assert.Contains($"{nameof(BoundedGuardTests)}.{nameof(Lose)}", (await Assert.ThrowsAsync<TimeoutException>(() => wait)).Message);
    }

    [Fact]
    public void AWatchEndsAndLeavesNoFalseTrace()
    {
        using var watching = new Watching(GuardLevel.Sampled);
        using BoundedPool<Parcel> pool = Make();
        Parcel first = pool.Rent();
        pool.Return(pool.Rent());
        for (int round = 0; round < 4; round++)
        {
            Sample(pool);
            for (int i = 0; i < MoreThanAWatchLooksAt; i++)
                pool.Return(pool.Rent());
            Assert.False(Kin<Parcel>.IsWatching);
        }

        pool.Return(first);
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void WhatIsOutAcrossASwitchIsNotJudged()
    {
        using BoundedPool<Parcel> pool = Make();
        Parcel[] early = [pool.Rent(), pool.Rent()];
        using var watching = new Watching(GuardLevel.Full);
        pool.Return(early[0]);
        RockpoolGuard.Level = GuardLevel.Off;
        pool.Return(early[1]);
        RockpoolGuard.Level = GuardLevel.Full;
        pool.Return(pool.Rent());
        pool.Dispose();
        Assert.Empty(watching.Found);
    }

    /// <summary>Nobody gets an item whose finding somebody threw at; its place is free.</summary>
    [Fact]
    public void ASubscriberThatThrowsKeepsNoPlace()
    {
        using var watching = new Watching(GuardLevel.Full);
        using BoundedPool<Parcel> pool = Make();
        Parcel first = pool.Rent();
        Parcel item = pool.Rent();
        pool.Return(item);
        item.Weight = 7;
        RockpoolGuard.Found += Throwing;
        try
        {
            Assert.Throws<NotSupportedException>(pool.Rent);
        }
        finally
        {
            RockpoolGuard.Found -= Throwing;
        }

        Assert.Equal(1, pool.Statistics.Outstanding);
        Assert.NotSame(item, pool.Rent());
        pool.Return(first);

        static void Throwing(GuardFinding finding) => throw new NotSupportedException();
    }

    private static void Sample(BoundedPool<Parcel> pool) => ((IGuarded)pool).Sample();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Lose(BoundedPool<Parcel> pool) => pool.Rent();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Parcel RentHere(BoundedPool<Parcel> pool) => pool.Rent();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReturnHere(BoundedPool<Parcel> pool, Parcel item) => pool.Return(item);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReturnThereToo(BoundedPool<Parcel> pool, Parcel item) => pool.Return(item);

    private static BoundedPool<Parcel> Make() => new(default(ParcelPolicy), 2, "few");
}
