namespace Rockpool.Tests.Stress;

/// <summary>
/// Real threads rent, return and hand over as fast as they can, end and are replaced, while another trims, collects and
/// reads the counts. No item ever has two holders, none is held after it was discarded, and in the end the counts balance.
/// </summary>
public sealed class StressTests
{
    private const long Some = 1_000_000;
    private const long Many = 1_000_000_000;
    private const int Generations = 10;
    private const int Mailboxes = 128;
    private static readonly TimeSpan BetweenDisturbances = TimeSpan.FromMilliseconds(2);

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
    public void InstancePoolOfDisposables(int threads) => Stress<DisposableStampedItem, InstanceRentals<DisposableStampedItem>>(
        new(new(default(StampedPolicy<DisposableStampedItem>))), threads, Some);

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
        PoolStatistics before = rentals.Statistics;
        var mailboxes = new T?[Mailboxes];
        var workers = new List<Worker<T, TRentals>>();
        for (int generation = 0; generation < Generations; generation++)
        {
            Worker<T, TRentals>[] hands = [.. Enumerable.Range(1, threads)
                .Select(stamp => new Worker<T, TRentals>(rentals, mailboxes, stamp + workers.Count))];
            Task[] work = [.. hands.Select(worker => OnThreadOfItsOwn(() => worker.Run(operations / threads / Generations)))];
            while (!Task.WaitAll(work, BetweenDisturbances))
                Disturb<T, TRentals>(rentals);
            workers.AddRange(hands);
        }

        PoolStatistics after = rentals.Statistics;
        long waiting = mailboxes.Count(item => item is not null);
        Assert.Equal(workers.Sum(worker => worker.Rents), after.Rents - before.Rents);
        Assert.Equal(workers.Sum(worker => worker.Returns), after.Returns - before.Returns);
        Assert.Equal(before.Outstanding + waiting, after.Outstanding);
    }

    private static void Disturb<T, TRentals>(TRentals rentals)
        where T : StampedItem
        where TRentals : struct, IRentals<T>
    {
        rentals.Trim();
        Assert.True(rentals.Statistics.Rents >= 0);
        GC.Collect();
    }

    private static Task OnThreadOfItsOwn(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
