namespace Rockpool.Extensions.Tests;

/// <summary>What becomes of objects that must be disposed, whoever provides the pools.</summary>
public abstract class DisposableContract
{
    private readonly RecordingPolicy<DisposableTicket> _policy = new();

    protected abstract ObjectPoolProvider Provider { get; }

    [Fact]
    public void APoolOfDisposablesIsDisposableAndNoOther()
    {
        Assert.IsType<IDisposable>(Provider.Create<DisposableTicket>(), exactMatch: false);
        Assert.IsNotType<IDisposable>(Provider.Create<Ticket>(), exactMatch: false);
    }

    [Fact]
    public void ItsEndDisposesWhatIsIdleOnce()
    {
        ObjectPool<DisposableTicket> pool = Provider.Create(_policy);
        DisposableTicket[] tickets = [pool.Get(), pool.Get(), pool.Get()];
        pool.Return(tickets[0]);
        pool.Return(tickets[1]);
        Dispose(pool);
        Dispose(pool);
        Assert.Equal([1, 1, 0], tickets.Select(ticket => ticket.Disposals));
    }

    [Fact]
    public void AfterItsEndWhatComesBackIsDisposedUnasked()
    {
        ObjectPool<DisposableTicket> pool = Provider.Create(_policy);
        DisposableTicket late = pool.Get();
        Dispose(pool);
        pool.Return(late);
        Assert.Equal(1, late.Disposals);
        Assert.Empty(_policy.Returned);
    }

    [Fact]
    public void AfterItsEndNothingIsHandedOut()
    {
        ObjectPool<DisposableTicket> pool = Provider.Create(_policy);
        Dispose(pool);
        Assert.Throws<ObjectDisposedException>(pool.Get);
    }

    [Fact]
    public void WhatThePolicyRefusesIsDisposed()
    {
        _policy.Keeping = _ => false;
        ObjectPool<DisposableTicket> pool = Provider.Create(_policy);
        DisposableTicket refused = pool.Get();
        pool.Return(refused);
        Assert.Equal(1, refused.Disposals);
    }

    [Fact]
    public void AnObjectOutIsNotDisposed()
    {
        ObjectPool<DisposableTicket> pool = Provider.Create(_policy);
        DisposableTicket used = pool.Get();
        pool.Return(used);
        Assert.Same(used, pool.Get());
        Dispose(pool);
        Assert.Equal(0, used.Disposals);
    }

    /// <summary>The pool does not know that they are disposable; whoever does may own them.</summary>
    [Fact]
    public void DisposablesInAPoolOfAnotherTypeAreLeftAlone()
    {
        var policy = new RecordingPolicy<Ticket> { Making = () => new DisposableTicket(), Keeping = _ => false };
        ObjectPool<Ticket> pool = Provider.Create(policy);
        Ticket refused = pool.Get();
        pool.Return(refused);
        Assert.Equal(0, Assert.IsType<DisposableTicket>(refused).Disposals);
    }

    private static void Dispose<T>(ObjectPool<T> pool)
        where T : class => Assert.IsType<IDisposable>(pool, exactMatch: false).Dispose();
}
