using Rockpool.Tides;

namespace Rockpool.Tests.Buffers;

/// <summary>Threads and arrays of all sizes: no array has two holders.</summary>
public sealed class BufferThreadTests
{
    private const int Threads = 4;
    private const int Rounds = 20_000;

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
        long aliased = new BufferUsers(BufferPool<byte>.Shared, threads: 8, rounds: 20_000_000).Run(() =>
        {
            for (int tide = 0; tide < 1000; tide++)
                Tide.Turn([.. BufferPool<byte>.Shared.Classes()]);
        });
        Assert.Equal(0, aliased);
    }
}
