namespace Rockpool.Tests.Scopes;

/// <summary>Rents that wait: in line, cancelled, timed out.</summary>
public sealed class BoundedWaitTests : IDisposable
{
    private readonly CountedPolicy _policy = new();
    private readonly ManualClock _clock = new();
    private readonly BoundedPool<PooledItem> _pool;

    public BoundedWaitTests() => _pool = new BoundedPool<PooledItem>(_policy, 1, "single", _clock);

    public void Dispose() => _pool.Dispose();

    [Fact]
    public async Task AnIdleItemIsThereAtOnce()
    {
        Task<PooledItem> first = Wait();
        Assert.True(first.IsCompletedSuccessfully);
        PooledItem item = await first;
        _pool.Return(item);
        Assert.Same(item, await Wait());
        Assert.Equal(0, _pool.Statistics.Waits);
    }

    [Fact]
    public async Task WhoWaitsIsServedInTheOrderOfComing()
    {
        PooledItem item = _pool.Rent();
        Task<PooledItem>[] waits = [Wait(), Wait(), Wait()];
        Assert.Equal(3, _pool.Statistics.Waiting);
        for (int served = 0; served < waits.Length; served++)
        {
            Assert.All(waits[served..], wait => Assert.False(wait.IsCompleted));
            _pool.Return(item);
            Assert.Same(item, await waits[served]);
        }
    }

    [Fact]
    public async Task NobodyOvertakesWhoWaits()
    {
        PooledItem item = _pool.Rent();
        Task<PooledItem> wait = Wait();
        _pool.Return(item);
        Assert.False(_pool.TryRent(out _));
        Assert.Same(item, await wait);
    }

    [Fact]
    public async Task ACancelledWaitLosesNoItem()
    {
        PooledItem item = _pool.Rent();
        using var source = new CancellationTokenSource();
        Task<PooledItem> first = _pool.RentAsync(source.Token).AsTask();
        Task<PooledItem> second = Wait();
        await source.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(source.Token, cancelled.CancellationToken);
        Assert.False(second.IsCompleted);
        _pool.Return(item);
        Assert.Same(item, await second);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task OneMayLeaveTheLineFromAnywhere(int leaver)
    {
        PooledItem item = _pool.Rent();
        using var source = new CancellationTokenSource();
        List<Task<PooledItem>> waits =
            [.. Enumerable.Range(0, 3).Select(place => place == leaver ? _pool.RentAsync(source.Token).AsTask() : Wait())];
        await source.CancelAsync();
        waits.RemoveAt(leaver);
        foreach (Task<PooledItem> wait in waits)
        {
            _pool.Return(item);
            Assert.Same(item, await wait);
        }

        _pool.Return(item);
        Assert.Equal((1, 0), (_pool.Statistics.Idle, _pool.Statistics.Waiting));
    }

    [Fact]
    public async Task ATokenThatIsCancelledAlreadyTakesNothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await _pool.RentAsync(new CancellationToken(canceled: true)));
        Assert.Equal(0, _policy.Made);
    }

    [Fact]
    public async Task ACancellationAfterTheHandOverChangesNothing()
    {
        PooledItem item = _pool.Rent();
        using var source = new CancellationTokenSource();
        Task<PooledItem> wait = _pool.RentAsync(source.Token).AsTask();
        _pool.Return(item);
        await source.CancelAsync();
        Assert.Same(item, await wait);
        Assert.Equal(1, _pool.Statistics.Outstanding);
    }

    [Fact]
    public async Task AWaitTimesOut()
    {
        PooledItem item = _pool.Rent();
        Task<PooledItem> wait = _pool.RentAsync(TimeSpan.FromSeconds(1.5), CancellationToken.None).AsTask();
        Task<PooledItem> patient = Wait();
        _clock.Ring!();
        var late = await Assert.ThrowsAsync<TimeoutException>(() => wait);
        Assert.Equal(
            "No item of the bounded pool 'single' came home within 1.5 s: 1 of 1 are out, 1 more rents wait.", late.Message);
        _pool.Return(item);
        Assert.Same(item, await patient);
    }

    [Fact]
    public async Task ATimerThatIsLateChangesNothing()
    {
        PooledItem item = _pool.Rent();
        Task<PooledItem> wait = _pool.RentAsync(TimeSpan.FromSeconds(1), CancellationToken.None).AsTask();
        Action ring = _clock.Ring!;
        _pool.Return(item);
        ring();
        Assert.Same(item, await wait);
        Assert.Null(_clock.Ring);
    }

    [Fact]
    public async Task WhoeverWaitsForAnItemThatIsRefusedMakesAnother()
    {
        PooledItem spoilt = _pool.Rent();
        spoilt.IsSpoilt = true;
        Task<PooledItem> wait = Wait();
        _pool.Return(spoilt);
        Assert.NotSame(spoilt, await wait);
        Assert.Equal((2, 1), (_policy.Made, _policy.MostLive));
    }

    [Fact]
    public async Task ACreateThatFailsPassesThePermitOn()
    {
        PooledItem spoilt = _pool.Rent();
        spoilt.IsSpoilt = true;
        Task<PooledItem> unlucky = Wait();
        Task<PooledItem> lucky = Wait();
        _policy.WhileCreating = () => throw new NotSupportedException("create");
        _pool.Return(spoilt);
        await Assert.ThrowsAsync<NotSupportedException>(() => unlucky);
        Assert.NotNull(await lucky);
        Assert.Equal((2, 2), (_pool.Statistics.Rents, _pool.Statistics.Misses));
    }

    [Fact]
    public async Task WhatCreateThrowsIsInTheTask()
    {
        _policy.WhileCreating = () => throw new NotSupportedException("create");
        Task<PooledItem> rent = Wait();
        await Assert.ThrowsAsync<NotSupportedException>(() => rent);
    }

    [Fact]
    public async Task TheEndOfThePoolEndsTheWaits()
    {
        PooledItem item = _pool.Rent();
        Task<PooledItem>[] waits = [Wait(), Wait()];
        _pool.Dispose();
        foreach (Task<PooledItem> wait in waits)
            await Assert.ThrowsAsync<ObjectDisposedException>(() => wait);
        await Assert.ThrowsAsync<ObjectDisposedException>(Wait);
        _pool.Return(item);
        Assert.Equal(1, item.Discards);
    }

    /// <summary>What comes after a wait runs elsewhere: a return must not run its caller's next renter.</summary>
    [Fact]
    public async Task AReturnDoesNotRunWhatTheWaiterDoesNext()
    {
        PooledItem item = _pool.Rent();
        Thread? returner = null;
        Thread? continued = null;
        Task after = ContinueAsync();
        On.AnotherThread(() =>
        {
            returner = Thread.CurrentThread;
            _pool.Return(item);
        });
        await after;
        Assert.NotSame(returner, continued);

        async Task ContinueAsync()
        {
            await Wait().ConfigureAwait(false);
            continued = Thread.CurrentThread;
        }
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(double.MaxValue)]
    public void AnAbsurdTimeoutIsRefused(double milliseconds)
    {
        TimeSpan timeout = milliseconds > int.MaxValue ? TimeSpan.MaxValue : TimeSpan.FromMilliseconds(milliseconds);
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = _pool.RentAsync(timeout, CancellationToken.None));
    }

    private Task<PooledItem> Wait() => _pool.RentAsync().AsTask();
}
