using Rockpool.Tides;

namespace Rockpool.Tests.Stress;

/// <summary>
/// Real threads rent, return and hand over as fast as they can, end and are replaced, while another turns the tide, trims,
/// collects and reads the counts. No item ever has two holders, none is held after it was discarded, and in the end the
/// counts balance.
/// </summary>
public sealed class StressTests
{
    private const long Some = 1_000_000;
    private const long Many = 1_000_000_000;
    private const int Generations = 10;
    private const int Mailboxes = 128;
    private const int TidesToATrim = 4;
    private const int TidesToACollection = 16;
    private static readonly TimeSpan BetweenTides = TimeSpan.FromMilliseconds(1);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void AmbientPool(int threads) => Stress<StampedItem, AmbientRentals<StampedItem>>(default, threads, Some);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void AmbientPoolOfDisposables(int threads) =>
        Stress<DisposableStampedItem, AmbientRentals<DisposableStampedItem>>(default, threads, Some);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void InstancePool(int threads) =>
        Stress<StampedItem, InstanceRentals<StampedItem>>(new(new(default(StampedPolicy<StampedItem>))), threads, Some);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public void InstancePoolOfDisposables(int threads)
    {
        long before = DisposableStampedItem.Alive;
        using (var pool = new Pool<DisposableStampedItem>(default(StampedPolicy<DisposableStampedItem>)))
            Stress<DisposableStampedItem, InstanceRentals<DisposableStampedItem>>(new(pool), threads, Some);
        Assert.Equal(before, DisposableStampedItem.Alive);
    }

    [Fact]
    public void AmbientPoolForLong()
    {
        Assert.SkipUnless(LongTests.Asked, LongTests.Reason);
        Stress<StampedItem, AmbientRentals<StampedItem>>(default, Environment.ProcessorCount, Many);
    }

    [Fact]
    public void AmbientPoolOfDisposablesForLong()
    {
        Assert.SkipUnless(LongTests.Asked, LongTests.Reason);
        Stress<DisposableStampedItem, AmbientRentals<DisposableStampedItem>>(default, 2 * Environment.ProcessorCount, Many);
    }

    [Fact]
    public void InstancePoolForLong()
    {
        Assert.SkipUnless(LongTests.Asked, LongTests.Reason);
        var pool = new Pool<StampedItem>(default(StampedPolicy<StampedItem>));
        Stress<StampedItem, InstanceRentals<StampedItem>>(new(pool), Environment.ProcessorCount, Many);
    }

    private static void Stress<T, TRentals>(TRentals rentals, int threads, long operations)
        where T : StampedItem
        where TRentals : struct, IRentals<T>
    {
        PoolStatistics before = rentals.Pool.Statistics;
        var mailboxes = new T?[Mailboxes];
        long mostOut = Math.Max(before.HighWater, before.Outstanding + Mailboxes + (threads * Worker<T, TRentals>.LongestBurst));
        var workers = new List<Worker<T, TRentals>>();
        for (int generation = 0; generation < Generations; generation++)
        {
            Worker<T, TRentals>[] hands = [.. Enumerable.Range(1, threads)
                .Select(number => new Worker<T, TRentals>(rentals, mailboxes, workers.Count + number))];
            Task[] work = [.. hands.Select(worker => OnThreadOfItsOwn(() => worker.Run(operations / threads / Generations)))];
            for (int tide = 0; !Task.WaitAll(work, BetweenTides); tide++)
                Disturb(rentals.Pool, tide, mostOut);
            workers.AddRange(hands);
        }

        var last = new Worker<T, TRentals>(rentals, mailboxes, workers.Count + 1);
        last.CollectAll();
        workers.Add(last);
        PoolStatistics after = rentals.Pool.Statistics;
        Assert.Equal(workers.Sum(worker => worker.Rents), after.Rents - before.Rents);
        Assert.Equal(workers.Sum(worker => worker.Returns), after.Returns - before.Returns);
        Assert.Equal(before.Outstanding, after.Outstanding);
        Assert.Equal(before.DiscardsFailed, after.DiscardsFailed);
    }

    private static void Disturb<T>(Pool<T> pool, int tide, long mostOut)
        where T : class
    {
        Tide.Turn([pool]);
        Assert.InRange(pool.Statistics.HighWater, 0, mostOut);
        if (tide % TidesToATrim == 0)
            pool.Trim();
        if (tide % TidesToACollection == 0)
            GC.Collect();
    }

    private static Task OnThreadOfItsOwn(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
