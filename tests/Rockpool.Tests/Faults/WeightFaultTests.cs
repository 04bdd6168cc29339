namespace Rockpool.Tests.Faults;

/// <summary>Faults of a policy that weighs.</summary>
public sealed class WeightFaultTests
{
    [Fact]
    public void AWeighThatThrowsLosesTheItemAndNothingElse()
    {
        using var pool = new Pool<PooledItem>(new FaultyScale(failAt: 3), new PoolOptions { MaxBytes = 1000 });
        PooledItem[] items = [.. Enumerable.Range(0, 5).Select(_ => pool.Rent())];
        pool.Return(items[0]);
        pool.Return(items[1]);
        Assert.Throws<NotSupportedException>(() => pool.Return(items[2]));
        pool.Return(items[3]);
        pool.Return(items[4]);
        PoolStatistics statistics = pool.Statistics;
        Assert.Equal((0, 4, 400), (statistics.Outstanding, statistics.ItemsHeld, statistics.BytesHeld));
        Assert.DoesNotContain(items[2], Enumerable.Range(0, 5).Select(_ => pool.Rent()));
    }

    [Fact]
    public void APrewarmWhoseWeighThrowsKeepsWhatWasWeighed()
    {
        using var pool = new Pool<PooledItem>(new FaultyScale(failAt: 8), new PoolOptions { MaxBytes = 10_000 });
        Assert.Throws<NotSupportedException>(() => pool.Prewarm(50));
        Assert.Equal((7, 700), (pool.Statistics.ItemsHeld, pool.Statistics.BytesHeld));
    }

    private sealed class FaultyScale(int failAt) : IWeighedPolicy<PooledItem>
    {
        private int _weighed;

        public PooledItem Create() => new();

        public bool Reset(PooledItem item) => item.Reset();

        public void Discard(PooledItem item) => item.Discard();

        public long Weigh(PooledItem item) => ++_weighed == failAt ? throw new NotSupportedException("weigh") : 100;
    }
}
