namespace Rockpool.Tests;

/// <summary>A pool that is full for good stops looking for room, and looks again later.</summary>
public sealed class BreakerTests : IDisposable
{
    // More than what a pool keeps in its shelves alone on a machine of many processors.
    private static readonly int Limit = 32 * Environment.ProcessorCount;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly ManualClock _clock = new();
    private readonly Pool<PooledItem> _pool;

    public BreakerTests() =>
        _pool = new Pool<PooledItem>(default(PooledItemPolicy), new PoolOptions { MaxItems = Limit, Clock = _clock });

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void AFewOverflowsDoNotOpenIt()
    {
        ReturnNew(Limit + 20);
        Assert.Equal(BreakerState.Closed, _pool.Statistics.Breaker);
        Assert.Equal(0, _pool.Statistics.DroppedByBreaker);
    }

    [Fact]
    public void PersistentOverflowOpensIt()
    {
        Open();
        long overflows = _pool.Statistics.DroppedByOverflow;
        ReturnNew(100);
        Assert.Equal(100, _pool.Statistics.DroppedByBreaker);
        Assert.Equal(overflows, _pool.Statistics.DroppedByOverflow);
    }

    [Fact]
    public void WhileItIsOpenTheThreadsOwnMagazinesServe()
    {
        Open();
        PooledItem[] own = [.. Enumerable.Range(0, 5).Select(_ => _pool.Rent())];
        long misses = _pool.Statistics.Misses;
        Array.ForEach(own, _pool.Return);
        Assert.Equal(0, _pool.Statistics.DroppedByBreaker);
        for (int i = 0; i < own.Length; i++)
            _pool.Rent();
        Assert.Equal(misses, _pool.Statistics.Misses);
    }

    [Fact]
    public void AfterAPauseOneReturnTriesAndItStaysOpenIfThereIsNoRoom()
    {
        Open();
        long overflows = _pool.Statistics.DroppedByOverflow;
        _clock.Advance(LongestPause);
        Assert.Equal(BreakerState.HalfOpen, _pool.Statistics.Breaker);
        ReturnNew(50);
        Assert.Equal(BreakerState.Open, _pool.Statistics.Breaker);
        Assert.Equal(overflows + 1, _pool.Statistics.DroppedByOverflow);
        Assert.Equal(49, _pool.Statistics.DroppedByBreaker);
    }

    [Fact]
    public void ItClosesWhenThereIsRoomAgain()
    {
        Open();
        PooledItem[] rented = [.. Enumerable.Range(0, Limit).Select(_ => _pool.Rent())];
        _pool.Trim();
        _clock.Advance(LongestPause);
        Array.ForEach(rented, _pool.Return);
        Assert.Equal(BreakerState.Closed, _pool.Statistics.Breaker);
        Assert.True(_pool.Statistics.ItemsHeld > Limit / 2);
    }

    private void Open()
    {
        ReturnNew(Limit + Tiers.Breaker.Persistent);
        Assert.Equal(BreakerState.Open, _pool.Statistics.Breaker);
        Assert.Equal(0, _pool.Statistics.DroppedByBreaker);
    }

    private void ReturnNew(int count)
    {
        for (int i = 0; i < count; i++)
            _pool.Return(new PooledItem());
    }
}
