using System.Runtime.CompilerServices;
using Rockpool.Tides;
using Rockpool.Tiers;

namespace Rockpool.Tests.Buffers;

/// <summary>Threads and buffer pools come and go.</summary>
public sealed class BufferLifeTests
{
    [Fact]
    public void APoolThatWasForgottenIsReclaimedWithWhatItHolds()
    {
        (WeakReference pool, WeakReference array) = MakeAndForget();
        Wait.For(() =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            return !pool.IsAlive && !array.IsAlive;
        });
    }

    [Fact]
    public void ManyPoolsLeaveNothingBehind()
    {
        for (int i = 0; i < 3000; i++)
        {
            using var pool = new BufferPool<byte>();
            for (int length = 10; length < 2000; length *= 5)
                pool.Return(pool.Rent(length));
        }

        // The other tests' pools stand in the table as well.
        Assert.InRange(ThreadTable.Caches!.Length, 1, 8192);
    }

    [Fact]
    public void WhatAThreadKeptIsTakenOverWhenItEnds()
    {
        using var pool = new BufferPool<byte>();
        byte[][] arrays = [.. Enumerable.Range(0, 5).Select(_ => pool.Rent(100))];
        On.AnotherThread(() => Array.ForEach(arrays, array => pool.Return(array)));
        Wait.For(() => pool.Classes().Single().HasOrphans);
        Tide.Turn([.. pool.Classes()]);
        Assert.Equal((5, 5), (pool.Statistics.Arrays.ItemsInVictim, pool.Statistics.Arrays.ItemsHeld));
        byte[] again = pool.Rent(100);
        Assert.Contains(arrays, array => ReferenceEquals(array, again));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Pool, WeakReference Array) MakeAndForget()
    {
        var pool = new BufferPool<byte>();
        byte[] array = pool.Rent(100);
        pool.Return(array);
        return (new WeakReference(pool), new WeakReference(array));
    }
}
