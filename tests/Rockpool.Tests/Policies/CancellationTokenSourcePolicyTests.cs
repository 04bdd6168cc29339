namespace Rockpool.Tests.Policies;

public sealed class CancellationTokenSourcePolicyTests : IDisposable
{
    private readonly Pool<CancellationTokenSource> _pool = new(default(CancellationTokenSourcePolicy));

    public void Dispose() => _pool.Dispose();

    [Fact]
    public void ASourceThatWasNotCancelledIsRentedAgain()
    {
        CancellationTokenSource source = _pool.Rent();
        source.CancelAfter(TimeSpan.FromHours(1));
        _pool.Return(source);
        Assert.Same(source, _pool.Rent());
        Assert.False(source.IsCancellationRequested);
    }

    [Fact]
    public void ASourceThatWasCancelledIsNotKeptAndIsDisposed()
    {
        CancellationTokenSource source = _pool.Rent();
        source.Cancel();
        _pool.Return(source);
        Assert.NotSame(source, _pool.Rent());
        Assert.Throws<ObjectDisposedException>(() => source.Token);
    }

    [Fact]
    public void WhatTheLastHolderRegisteredIsNotCalledForTheNext()
    {
        CancellationTokenSource source = _pool.Rent();
        bool called = false;
        source.Token.Register(() => called = true);
        _pool.Return(source);
        Assert.Same(source, _pool.Rent());
        source.Cancel();
        Assert.False(called);
    }

    [Fact]
    public void ASourceThatItsHolderDisposedIsRefusedAndNotKept()
    {
        CancellationTokenSource source = _pool.Rent();
        source.Dispose();
        Assert.Throws<ObjectDisposedException>(() => _pool.Return(source));
        Assert.NotSame(source, _pool.Rent());
        Assert.Equal(1, _pool.Statistics.Outstanding);
    }

    [Fact]
    public void TheAmbientPoolLendsThem()
    {
        using Lease<CancellationTokenSource> lease = Ambient<CancellationTokenSource, CancellationTokenSourcePolicy>.Lease();
        Assert.False(lease.Value.IsCancellationRequested);
    }
}
