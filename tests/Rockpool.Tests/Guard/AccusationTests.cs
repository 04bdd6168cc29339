using System.Runtime.CompilerServices;

namespace Rockpool.Tests.Guard;

/// <summary>What the guard does not accuse, and what it does not say again.</summary>
[Collection(nameof(GuardCollection))]
public sealed class AccusationTests
{
    [Fact]
    public void OfManyUsesAfterOnePlacesReturnsFewAreToldAndTheRestAreCounted()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = new Pool<Parcel>(default(ParcelPolicy));
        for (int i = 0; i < 9; i++)
        {
            Parcel item = pool.Rent();
            ReturnHere(pool, item);
            item.Weight++;
            pool.Trim();
        }

        Assert.Equal([0L, 0, 1, 3], watching.Found.Select(finding => finding.Untold));
        Assert.Contains("3 more like it were not told", watching.Found[^1].ToString());
        Parcel other = pool.Rent();
        ReturnThereToo(pool, other);
        other.Weight++;
        pool.Trim();
        Assert.Equal((5, 0L), (watching.Found.Length, watching.Found[^1].Untold));
    }

    [Fact]
    public void WhatDiffersBetweenFreshItemsIsNoResidue()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = Pool.Create(() => new Born(), reset: item => item.Reset());
        for (int i = 0; i < 3; i++)
        {
            Born item = pool.Rent();
            while (Environment.TickCount64 == item.Tick)
                Thread.Yield();
            item.Left = i + 1;
            pool.Return(item);
        }

        Assert.Equal(["Left"], watching.Only(GuardFindingKind.Residue).Fields);
    }

    [Fact]
    public void AResidueOfManyKeysIsToldOnce()
    {
        using var watching = new Watching(GuardLevel.Full);
        using var pool = KeyedPool.Create<int, Parcel>(_ => new Parcel(), item => item.Reset());
        for (int key = 0; key < 5; key++)
        {
            Parcel item = pool.Rent(key);
            item.Weight = 1;
            item.WhileReset = () => true;
            pool.Return(key, item);
        }

        Assert.Equal("Parcel[0]", watching.Only(GuardFindingKind.Residue).PoolName);
        RockpoolGuard.Level = GuardLevel.Off;
        RockpoolGuard.Level = GuardLevel.Full;
        Parcel again = pool.Rent(7);
        again.Weight = 1;
        again.WhileReset = () => true;
        pool.Return(7, again);
        Assert.Equal(2, watching.Found.Length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReturnHere(Pool<Parcel> pool, Parcel item) => pool.Return(item);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReturnThereToo(Pool<Parcel> pool, Parcel item) => pool.Return(item);
}
