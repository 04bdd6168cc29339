using Rockpool.Leases;

namespace Rockpool;

/// <summary>An item of a <see cref="BoundedPool{T}"/> on loan: for <c>using</c>, also across <c>await</c>.</summary>
/// <remarks>
/// As <see cref="Lease{T}"/>: it may be copied, its copies may be used on any thread and are one lease, which ends once. A lease
/// that is never disposed keeps its item's place for ever. 24 bytes.
/// </remarks>
/// <typeparam name="T">The item.</typeparam>
public readonly struct BoundedLease<T> : IDisposable
    where T : class
{
    // A lease that is copied while another thread overwrites it may be half of each, hence the checked cast.
    private readonly BoundedPool<T> _pool;
    private readonly LeaseCell? _cell;
    private readonly long _version;

    internal BoundedLease(BoundedPool<T> pool, LeaseCell cell, long version)
    {
        _pool = pool;
        _cell = cell;
        _version = version;
    }

    /// <summary>The item. No allocation.</summary>
    /// <exception cref="ObjectDisposedException">The lease has ended, through this copy or another.</exception>
    /// <exception cref="InvalidOperationException">This is the default value, which holds nothing.</exception>
    public T Value => _cell?.Read(_version) is { } item ? (T)item : Refuse();

    /// <summary>
    /// Ends the lease, as <see cref="BoundedPool{T}.Return"/> does. Does nothing for the default value. No allocation.
    /// </summary>
    /// <exception cref="InvalidOperationException">The lease had ended before, through this copy or another.</exception>
    public void Dispose()
    {
        if (_cell is { } cell)
            _pool.End(cell, _version);
    }

    private T Refuse()
    {
        if (_cell is not { } cell)
            return Throw.DefaultLease<T>();
        return _pool.UsedAfterEnd(cell, _version);
    }
}
