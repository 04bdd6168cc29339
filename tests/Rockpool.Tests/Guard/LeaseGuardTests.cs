using System.Runtime.CompilerServices;
using Rockpool.Guard;

namespace Rockpool.Tests.Guard;

/// <summary>What the guard says of leases that are used after their end.</summary>
[Collection(nameof(GuardCollection))]
public sealed class LeaseGuardTests
{
    [Theory]
    [InlineData(GuardLevel.Full)]
    [InlineData(GuardLevel.Sampled)]
    public void ASecondEndIsThrownAndNamesBothPlaces(GuardLevel level)
    {
        using var watching = new Watching(level);
        using Pool<Parcel> pool = NewPool(MisuseResponse.Throw);
        Lease<Parcel> lease = LeaseHere(pool, level);
        EndHere(lease);
        string message = Assert.Throws<InvalidOperationException>(() => EndThereToo(lease)).Message;
        Assert.Contains(nameof(EndHere), message);
        Assert.Contains(nameof(EndThereToo), message);
        AssertSites(watching.Only(GuardFindingKind.DoubleReturn), nameof(EndThereToo));
        Assert.Equal(1, pool.Statistics.Misuses);
    }

    [Theory]
    [InlineData(GuardLevel.Full)]
    [InlineData(GuardLevel.Sampled)]
    public void AReadAfterTheEndIsThrownAndNamesBothPlaces(GuardLevel level)
    {
        using var watching = new Watching(level);
        using Pool<Parcel> pool = NewPool(MisuseResponse.Report);
        Lease<Parcel> lease = LeaseHere(pool, level);
        EndHere(lease);
        string message = Assert.Throws<ObjectDisposedException>(() => ReadHere(lease)).Message;
        Assert.Contains(nameof(EndHere), message);
        Assert.Contains(nameof(ReadHere), message);
        GuardFinding finding = watching.Only(GuardFindingKind.UseAfterReturn);
        AssertSites(finding, nameof(ReadHere));
        Assert.Empty(finding.Fields);
    }

    [Fact]
    public void ASecondEndIsReportedWhereThePoolSaysSo()
    {
        using var watching = new Watching(GuardLevel.Full);
        using Pool<Parcel> pool = NewPool(MisuseResponse.Report);
        Lease<Parcel> lease = LeaseHere(pool, GuardLevel.Full);
        EndHere(lease);
        EndThereToo(lease);
        AssertSites(watching.Only(GuardFindingKind.DoubleReturn), nameof(EndThereToo));
        Assert.Equal(1, pool.Statistics.Misuses);
    }

    [Fact]
    public void AStaleCopyIsToldOfItsOwnEndAfterTheCellWasLentAgain()
    {
        using var watching = new Watching(GuardLevel.Full);
        using Pool<Parcel> pool = NewPool(MisuseResponse.Report);
        Lease<Parcel> stale = LeaseHere(pool, GuardLevel.Full);
        EndHere(stale);
        EndThereToo(pool.Lease());
        using Lease<Parcel> next = pool.Lease();
        stale.Dispose();
        AssertSites(watching.Only(GuardFindingKind.DoubleReturn), nameof(AStaleCopyIsToldOfItsOwnEndAfterTheCellWasLentAgain));
        Assert.NotNull(next.Value);
    }

    [Fact]
    public void OfALeaseThatEndedLongAgoNoPlaceIsTold()
    {
        using var watching = new Watching(GuardLevel.Full);
        using Pool<Parcel> pool = NewPool(MisuseResponse.Throw);
        Lease<Parcel> stale = LeaseHere(pool, GuardLevel.Full);
        EndHere(stale);
        for (int i = 0; i < 8; i++)
            EndHere(pool.Lease());
        Assert.DoesNotContain(nameof(EndHere), Assert.Throws<InvalidOperationException>(stale.Dispose).Message);
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void WhoReturnsALeasedItemByItselfDidNotEndItsLease()
    {
        using var watching = new Watching(GuardLevel.Full);
        using Pool<Parcel> pool = NewPool(MisuseResponse.Report);
        Lease<Parcel> lease = LeaseHere(pool, GuardLevel.Full);
        pool.Return(lease.Value);
        EndHere(lease);
        EndThereToo(lease);
        Assert.Equal(2, watching.Found.Length);
        AssertSites(watching.Found[1], nameof(EndThereToo));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhatEndedBeforeTheLevelChangedIsNotTold(bool on)
    {
        using var watching = new Watching(GuardLevel.Full);
        using Pool<Parcel> pool = NewPool(MisuseResponse.Throw);
        Lease<Parcel> lease = LeaseHere(pool, GuardLevel.Full);
        EndHere(lease);
        RockpoolGuard.Level = GuardLevel.Off;
        if (on)
            RockpoolGuard.Level = GuardLevel.Full;
        Assert.DoesNotContain(nameof(EndHere), Assert.Throws<InvalidOperationException>(() => EndThereToo(lease)).Message);
        Assert.Empty(watching.Found);
    }

    [Fact]
    public void ABoundedPoolsLeaseNamesBothPlaces()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new BoundedPool<Parcel>(default(ParcelPolicy), 2);
        BoundedLease<Parcel> lease = pool.Lease();
        lease.Dispose();
        string here = nameof(ABoundedPoolsLeaseNamesBothPlaces);
        Assert.Contains(here, Assert.Throws<InvalidOperationException>(lease.Dispose).Message);
        Assert.Contains(here, Assert.Throws<ObjectDisposedException>(() => lease.Value).Message);
        Assert.Equal(
            [nameof(GuardFindingKind.DoubleReturn), nameof(GuardFindingKind.UseAfterReturn)],
            watching.Found.Select(finding => finding.Kind.ToString()));
    }

    private static void AssertSites(GuardFinding finding, string seen)
    {
        Assert.Contains(nameof(LeaseHere), finding.Rented!.Method);
        Assert.Contains(nameof(EndHere), finding.Returned!.Method);
        Assert.Contains(seen, finding.Seen!.Method);
    }

    private static Pool<Parcel> NewPool(MisuseResponse misuse) =>
        new(default(ParcelPolicy), new PoolOptions { Name = "leased", Misuse = misuse });

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lease<Parcel> LeaseHere(Pool<Parcel> pool, GuardLevel level)
    {
        if (level == GuardLevel.Full)
            return pool.Lease();
        pool.Return(pool.Rent());
        Assert.True(((IGuarded)pool).Sample());
        // What still lies in the slot goes first.
        Parcel first = pool.Rent();
        Lease<Parcel> lease = pool.Lease();
        pool.Return(first);
        return lease;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void EndHere(Lease<Parcel> lease) => lease.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void EndThereToo(Lease<Parcel> lease) => lease.Dispose();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Parcel ReadHere(Lease<Parcel> lease) => lease.Value;
}
