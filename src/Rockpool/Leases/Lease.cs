using System.Runtime.CompilerServices;
using Rockpool.Leases;
using Rockpool.Tiers;

namespace Rockpool;

/// <summary>An item on loan: for <c>using</c>, also across <c>await</c>.</summary>
/// <remarks>
/// A lease may be copied, and its copies may be used on any thread: they are one lease, which ends once. Of copies disposed at
/// once exactly one brings the item home, always to the pool it is from. A lease that is never disposed is collected with its
/// item. What was read from <see cref="Value"/> must not be used after the end; that is not checked. 24 bytes.
/// While the guard watches the item (<see cref="RockpoolGuard"/>), what is thrown at a second end or at a read after the end names
/// the places of the end and of the misuse, and is told as a finding too.
/// </remarks>
/// <typeparam name="T">The item.</typeparam>
public readonly struct Lease<T> : IDisposable
    where T : class
{
    // A lease that is copied while another thread overwrites it may be half of each. Its item could then be of any type: the
    // cast below is checked. Nothing takes the address of a lease: its fields stay in registers.
    private readonly Pool<T> _pool;
    private readonly LeaseCell? _cell;
    private readonly long _version;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Lease(Pool<T> pool, LeaseCell cell, long version)
    {
        _pool = pool;
        _cell = cell;
        _version = version;
    }

    /// <summary>The item. About 1 ns, no allocation.</summary>
    /// <exception cref="ObjectDisposedException">The lease has ended, through this copy or another.</exception>
    /// <exception cref="InvalidOperationException">This is the default value, which holds nothing.</exception>
    public T Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_cell is not { } cell)
                return Throw.DefaultLease<T>();
            return cell.Read(_version) is { } item ? (T)item : _pool.UsedAfterEnd(cell, _version);
        }
    }

    /// <summary>
    /// Ends the lease: the item is reset and goes home. After the pool's own end it is discarded. Does nothing for the default
    /// value. No allocation.
    /// </summary>
    /// <exception cref="InvalidOperationException">The lease had ended before, through this copy or another, and the pool
    /// was not told to report that instead (<see cref="PoolOptions.Misuse"/>).</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Dispose()
    {
        if (_cell is { } cell)
            _pool.End(cell, _version, ThreadTable.Me);
    }
}
