using Rockpool.Tides;

namespace Rockpool.Tests.Buffers;

/// <summary>Threads and arrays of all sizes: no array has two holders.</summary>
public sealed class BufferThreadTests
{
    private const int Threads = 4;
    private const int Rounds = 20_000;
    private const int StressThreads = 8;
    private const long Some = 400_000;
    private const long Many = 1_000_000_000;

    [Fact]
    public void NoArrayHasTwoHoldersWhileTidesTurnAndThePoolIsTrimmed()
    {
        using var pool = new BufferPool<byte>();
        long aliased = new BufferUsers(pool, Threads, Rounds).Run(() =>
        {
            for (int tide = 0; tide < 100; tide++)
            {
                Tide.Turn([.. pool.Classes()]);
                if (tide % 10 == 0)
                    pool.Trim();
            }
        });
        Assert.Equal((0, 0, 0), (aliased, pool.Statistics.Arrays.Outstanding, pool.Statistics.DroppedForeign));
    }

    [Fact]
    public void ALimitHoldsWhileThreadsTrade()
    {
        const long Limit = 2 << 20;
        using var pool = new BufferPool<byte>(new BufferPoolOptions { MaxBytes = Limit });
        long most = 0;
        long aliased = new BufferUsers(pool, Threads, Rounds).Run(() => most = pool.Statistics.Arrays.BytesHeld);
        Assert.Equal(0, aliased);
        Assert.InRange(most, 0, Limit);
        Assert.InRange(pool.Statistics.Arrays.BytesHeld, 1, Limit);
    }

    [Fact]
    public void APoolThatEndsUnderItsUsersDropsWhatComesHome()
    {
        var pool = new BufferPool<byte>();
        byte[][] arrays = [.. Enumerable.Range(0, 64).Select(_ => pool.Rent(100))];
        var returner = new Thread(() => Array.ForEach(arrays, array => pool.Return(array)));
        returner.Start();
        pool.Dispose();
        returner.Join();
        Assert.Equal(0, pool.Statistics.Arrays.ItemsInMagazines + pool.Statistics.Arrays.ItemsOnShelves);
    }

    [Fact]
    public void ManyThreadsInLongStress()
    {
        Assert.SkipUnless(LongTests.Asked, LongTests.Reason);
        Stress(BufferPool<byte>.Shared, Many);
    }

    [Fact]
    public void ManyThreadsForALimitInLongStress()
    {
        Assert.SkipUnless(LongTests.Asked, LongTests.Reason);
        using var pool = new BufferPool<byte>(new BufferPoolOptions { MaxBytes = 1 << 20 });
        Stress(pool, Many);
        Assert.InRange(pool.Statistics.Arrays.BytesHeld, 0, 1 << 20);
    }

    [Theory]
    [InlineData(BufferClearing.AsAsked)]
    [InlineData(BufferClearing.Always)]
    [InlineData(BufferClearing.Secret)]
    public void ManyThreads(BufferClearing clearing)
    {
        using var pool = new BufferPool<byte>(new BufferPoolOptions { Clearing = clearing });
        Stress(pool, Some);
    }

    private static void Stress(BufferPool<byte> pool, long operations)
    {
        PoolStatistics before = pool.Statistics.Arrays;
        long aliased = new BufferUsers(pool, StressThreads, (int)(operations / StressThreads)).Run(() =>
        {
            for (int tide = 0; tide < 1000; tide++)
                Tide.Turn([.. pool.Classes()]);
        });
        PoolStatistics after = pool.Statistics.Arrays;
        // What is held at the end of the rounds is returned beyond them.
        Assert.InRange(after.Rents + after.Returns - before.Rents - before.Returns, operations, operations + (StressThreads * 40));
        Assert.Equal((0, before.Outstanding), (aliased, after.Outstanding));
    }
}
