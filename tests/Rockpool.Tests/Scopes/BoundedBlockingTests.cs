namespace Rockpool.Tests.Scopes;

/// <summary>Rents that keep their thread while they wait, in one line with those that do not.</summary>
public sealed class BoundedBlockingTests : IDisposable
{
    private readonly CountedPolicy _policy = new();
    private readonly BoundedPool<PooledItem> _pool;

    public BoundedBlockingTests() => _pool = new BoundedPool<PooledItem>(_policy, 1, "single");

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void AnIdleItemIsThereAtOnce()
    {
        PooledItem item = _pool.Rent(TimeSpan.Zero, TestContext.Current.CancellationToken);
        _pool.Return(item);
        using (BoundedLease<PooledItem> lease = _pool.Lease(TimeSpan.Zero, TestContext.Current.CancellationToken))
            Assert.Same(item, lease.Value);
        Assert.Equal((0, 0), (_pool.Statistics.Waits, _pool.Statistics.Outstanding));
    }

    [Fact]
    public async Task BothKindsOfWaitsAreServedInTheOrderOfComing()
    {
        PooledItem item = _pool.Rent();
        Task<PooledItem> first = _pool.RentAsync(TestContext.Current.CancellationToken).AsTask();
        Task<PooledItem> second = Blocked(Timeout.InfiniteTimeSpan, CancellationToken.None);
        Wait.For(() => _pool.Statistics.Waiting == 2);
        Task<PooledItem> third = _pool.RentAsync(TestContext.Current.CancellationToken).AsTask();
        foreach (Task<PooledItem> wait in (Task<PooledItem>[])[first, second, third])
        {
            Assert.False(wait.IsCompleted);
            _pool.Return(item);
            Assert.Same(item, await wait);
        }

        Assert.Equal(3, _pool.Statistics.Waits);
    }

    [Fact]
    public void ATimeOutNamesThePool()
    {
        _pool.Rent();
        var late = Assert.Throws<TimeoutException>(() => _pool.Rent(TimeSpan.Zero, CancellationToken.None));
        Assert.Contains("'single' came home within 0 s: 1 of 1 are out, 0 more rents wait", late.Message);
        Assert.Equal(0, _pool.Statistics.Waiting);
    }

    [Fact]
    public async Task ACancelledWaitLosesNoItem()
    {
        PooledItem item = _pool.Rent();
        using var source = new CancellationTokenSource();
        Task<PooledItem> wait = Blocked(Timeout.InfiniteTimeSpan, source.Token);
        Wait.For(() => _pool.Statistics.Waiting == 1);
        await source.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        Assert.Equal(source.Token, cancelled.CancellationToken);
        Assert.Throws<OperationCanceledException>(() => _pool.Rent(TimeSpan.Zero, source.Token));
        _pool.Return(item);
        Assert.Same(item, _pool.Rent());
    }

    [Fact]
    public void AnInterruptedWaitLosesNoItem()
    {
        PooledItem item = _pool.Rent();
        Exception? thrown = null;
        var waiting = new Thread(() => thrown = Record.Exception(() => _pool.Rent(Timeout.InfiniteTimeSpan, CancellationToken.None)));
        waiting.Start();
        Wait.For(() => _pool.Statistics.Waiting == 1);
        waiting.Interrupt();
        waiting.Join();
        Assert.IsType<ThreadInterruptedException>(thrown);
        Assert.Equal(0, _pool.Statistics.Waiting);
        _pool.Return(item);
        Assert.Same(item, _pool.Rent());
    }

    /// <summary>Who waits may be given the permit to make an item instead of one.</summary>
    [Fact]
    public async Task ARefusedItemIsReplacedByWhoWaits()
    {
        PooledItem spoilt = _pool.Rent();
        spoilt.IsSpoilt = true;
        Task<PooledItem> wait = Blocked(Timeout.InfiniteTimeSpan, CancellationToken.None);
        Wait.For(() => _pool.Statistics.Waiting == 1);
        _pool.Return(spoilt);
        Assert.NotSame(spoilt, await wait);
        Assert.Equal((2, 1), (_policy.Made, _policy.MostLive));
    }

    [Fact]
    public async Task TheEndOfThePoolEndsTheWait()
    {
        _pool.Rent();
        Task<PooledItem> wait = Blocked(Timeout.InfiniteTimeSpan, CancellationToken.None);
        Wait.For(() => _pool.Statistics.Waiting == 1);
        _pool.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => wait);
        Assert.Throws<ObjectDisposedException>(() => _pool.Rent(TimeSpan.Zero, CancellationToken.None));
    }

    /// <summary>Hand-overs, time-outs and cancellations at the same moments: the item is never lost.</summary>
    [Fact]
    public void ManyThreadsThatGiveUpSoonLoseNothing()
    {
        int served = 0;
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(seed => new Thread(() =>
        {
            var random = new Random(seed);
            for (int i = 0; i < 500; i++)
            {
                using var source = new CancellationTokenSource();
                if (random.Next(4) == 0)
                    source.CancelAfter(0);
                try
                {
                    PooledItem item = PooledItem.Hold(_pool.Rent(TimeSpan.FromMilliseconds(random.Next(2)), source.Token));
                    Interlocked.Increment(ref served);
                    _pool.Return(PooledItem.LetGo(item));
                }
                catch (Exception gaveUp) when (gaveUp is TimeoutException or OperationCanceledException)
                {
                    continue;
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.Equal((0, 0, 1, (long)served), (_pool.Statistics.Outstanding, _pool.Statistics.Waiting, _pool.Statistics.Idle, _pool.Statistics.Rents));
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(int.MaxValue + 1L)]
    public void AnAbsurdTimeoutIsRefused(long milliseconds) => Assert.Throws<ArgumentOutOfRangeException>(
        () => _pool.Rent(TimeSpan.FromMilliseconds(milliseconds), CancellationToken.None));

    private Task<PooledItem> Blocked(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var source = new TaskCompletionSource<PooledItem>();
        new Thread(() =>
        {
            try
            {
                source.SetResult(_pool.Rent(timeout, cancellationToken));
            }
            catch (Exception thrown)
            {
                source.SetException(thrown);
            }
        }).Start();
        return source.Task;
    }
}
