using Rockpool.Guard;
using Rockpool.Scopes;
using Rockpool.Tides;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>How a bounded pool is reached by the tide, and how it ends.</content>
public sealed partial class BoundedPool<T> : ITidal
{
    private readonly Lock _door = new();
    private readonly PoolId _id;
    private readonly PoolKey _key;
    private bool _isDisposed;
    private long _trimmed;
    private long _discardsFailed;

    /// <summary>Gives the place among those that the tide reaches back.</summary>
    ~BoundedPool()
    {
        // A constructor that threw leaves an object without a key.
        if (_key == default)
            return;
        Depart();
        if (_guard?.Dismiss() == true)
            ThreadPool.UnsafeQueueUserWorkItem(static _ => Kin<T>.End(), null);
    }

    /// <summary>
    /// Ends the pool: discards what is idle, and who waits gets an <see cref="ObjectDisposedException"/>. A later rent throws;
    /// what is returned later is discarded. Calling it again does nothing.
    /// </summary>
    public void Dispose()
    {
        if (_turnstile.Close() is not { } waiting)
            return;
        GC.SuppressFinalize(this);
        PoolGuard<T>? guard;
        lock (_door)
        {
            _isDisposed = true;
            guard = Disarm();
        }

        Depart();
        if (guard?.Dismiss() == true)
            Kin<T>.End();
        foreach (Waiter<T> waiter in waiting)
            waiter.SetException(Throw.DisposedError(Name));
        Trim();
    }

    void ITidal.Claim()
    {
        // Nothing is kept by thread.
    }

    Action? ITidal.Ebb()
    {
        int untouched = _turnstile.Ebb();
        return untouched == 0 ? null : () => Shed(untouched);
    }

    private void Join()
    {
        Tide.Join(_id, this);
        // After joining: who goes round to switch the guard comes by, or has been before and this sees it.
        if (!RockpoolGuard.IsOn)
            return;
        lock (_door)
            Rearm(RockpoolGuard.Level, isNew: true);
        if (RockpoolGuard.Level == GuardLevel.Sampled)
            Sampler.Run(on: true);
    }

    private void Depart()
    {
        Tide.Leave(_id);
        PoolIds.Give(_id);
    }
}
