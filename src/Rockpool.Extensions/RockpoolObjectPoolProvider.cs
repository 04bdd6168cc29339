using Microsoft.Extensions.ObjectPool;

namespace Rockpool.Extensions;

/// <summary>Makes the pools of code that is written for <see cref="ObjectPoolProvider"/>: Rockpool's, under that interface.</summary>
/// <remarks>
/// Policies and <see cref="IResettable"/> are asked as by the default provider, and pools of <see cref="IDisposable"/> items
/// are disposable themselves. Three things differ: many more items are kept, until a tide, the <see cref="PoolBudget"/> or
/// <see cref="PoolOptions.MaxItems"/> takes them; returning null throws <see cref="ArgumentNullException"/>; and a policy that
/// makes null is told so by an <see cref="InvalidOperationException"/> at the rent. May be used from any thread.
/// </remarks>
/// <param name="options">How every pool made here behaves; null for the defaults.</param>
public sealed class RockpoolObjectPoolProvider(PoolOptions? options = null) : ObjectPoolProvider
{
    /// <summary>Makes a pool. It is reclaimed when nobody refers to it any more.</summary>
    /// <typeparam name="T">The items.</typeparam>
    /// <param name="policy">Makes the items, and says of each that comes home whether it may be kept.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentException">An option makes no sense: limits of bytes do not, because nothing weighs items.</exception>
    public override ObjectPool<T> Create<T>(IPooledObjectPolicy<T> policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var pool = new Pool<T>(new ForeignPolicy<T>(policy), options);
        return typeof(IDisposable).IsAssignableFrom(typeof(T)) ? new DisposableObjectPool<T>(pool) : new RockpoolObjectPool<T>(pool);
    }
}
