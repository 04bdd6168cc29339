using Rockpool.Tides;

namespace Rockpool.Tests;

/// <summary>After the load the heap is as if nothing had ever been pooled. Alone, because it measures the whole process.</summary>
[Collection(nameof(Alone))]
public sealed class HeapTests
{
    private const int Items = 5_000;
    private const int ItemBytes = 10_000;
    private const int Threads = 4;

    /// <summary>What the program has beside its pools. A tenth of nearly nothing would be less than a few threads take.</summary>
    private const int StateBytes = 8_000_000;

    /// <summary>An idle minute has six periods of the timer.</summary>
    private const int TidesOfAMinute = 6;

    [Fact]
    public void AnIdleMinuteAfterTheLoadNothingIsLeft()
    {
        byte[] state = new byte[StateBytes];
        using var pool = Pool.Create(() => new byte[ItemBytes], options: new PoolOptions { MaxItems = Items });
        Worker[] workers = [.. Enumerable.Range(0, Threads).Select(_ => new Worker())];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        pool.Prewarm(Items);
        Array.ForEach(workers, worker => worker.Do(() => RentAndReturn(pool, Items / Threads)));
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) > before + (Items / 2 * ItemBytes), "the load left nothing");
        for (int tide = 0; tide < TidesOfAMinute; tide++)
            Tide.Turn([pool]);
        long after = GC.GetTotalMemory(forceFullCollection: true);
        Array.ForEach(workers, worker => worker.Dispose());
        Assert.InRange(after, 0, before + (before / 10));
        GC.KeepAlive(state);
    }

    private static void RentAndReturn(Pool<byte[]> pool, int count)
    {
        byte[][] held = [.. Enumerable.Range(0, count).Select(_ => pool.Rent())];
        Array.ForEach(held, pool.Return);
    }

    [CollectionDefinition(nameof(Alone), DisableParallelization = true)]
    public sealed class Alone;
}
