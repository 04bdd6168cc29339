using System.Runtime.CompilerServices;
using Rockpool.Policies;
using Rockpool.Tiers;

namespace Rockpool;

/// <summary>A pool of objects with a name and a life of its own.</summary>
/// <remarks>
/// Every member may be called from any thread, and an item may come home on another thread than it left from. A warm rent and
/// return allocate nothing. Dispose the pool, or drop it: what it holds is then reclaimed unless an item refers to it.
/// </remarks>
/// <typeparam name="T">The items.</typeparam>
public sealed partial class Pool<T> : IDisposable
    where T : class
{
    private readonly IPoolPolicy<T> _policy;
    private readonly Depot<T> _depot;
    private readonly PoolId _id;
    private readonly bool _isAmbient;
    private readonly bool _isContested;
    private readonly Lock _door = new();
    private readonly List<ThreadCache<T>> _caches = [];
    private PoolKey _key;

    /// <summary>Makes a pool.</summary>
    /// <param name="policy">Makes, resets and discards the items.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option makes no sense.</exception>
    public Pool(IPoolPolicy<T> policy, PoolOptions? options = null)
        : this(policy, options, isAmbient: false)
    {
    }

    internal Pool(IPoolPolicy<T> policy, PoolOptions? options, bool isAmbient)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _isAmbient = isAmbient;
        _isContested = typeof(IDisposable).IsAssignableFrom(typeof(T)) || policy is DelegatePolicy<T> { Discards: true };
        Name = options?.Name ?? typeof(T).Name;
        _depot = Layout.Of(options).Build<T>();
        _id = PoolIds.Take();
        _key = PoolIds.NextKey();
    }

    /// <summary>The name from the options, or the item type's.</summary>
    public string Name { get; }

    /// <summary>Takes an idle item, or makes one. About 5 ns when the thread's slot has one.</summary>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Rent()
    {
        ThreadCache<T>? cache = Mine();
        if (cache is not null && Atomic.PlainRead(ref cache.Slot) is { } item)
        {
            if (!cache.IsContested)
                Atomic.PlainWrite(ref cache.Slot, null);
            else if (!ReferenceEquals(Atomic.Exchange(ref cache.Slot, null), item))
                return RentSlow(cache);
            cache.SlotHits++;
            return item;
        }

        return RentSlow(cache);
    }

    /// <summary>Brings an item home: resets it and keeps it if there is room. The caller must not use it any more.</summary>
    /// <param name="item">An item that was rented from this pool. After <see cref="Dispose"/> it is discarded.</param>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Return(T item)
    {
        if (item is null)
            Throw.Null(nameof(item));
        ThreadCache<T>? cache = Mine();
        if (cache is null)
        {
            ReturnFirst(item);
            return;
        }

        cache.Returns++;
        if (!_policy.Reset(item))
            Refuse(cache, item);
        else if (ReferenceEquals(Atomic.PlainRead(ref cache.Slot), cache.Gate))
            Atomic.PlainWrite(ref cache.Slot, item);
        else
            Keep(cache, item);
    }

    /// <inheritdoc/>
    public override string ToString() => $"pool '{Name}' of {typeof(T).Name}";

    // The table is read first: it holds what this thread wrote, whatever other threads do to the pool.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ThreadCache<T>? Mine()
    {
        ThreadCache?[]? caches = ThreadTable.Caches;
        if (caches is null)
            return null;
        int id = _id.Value;
        if ((uint)id >= (uint)caches.Length)
            return null;
        return caches[id] is { } cache && cache.Key == _key ? Unsafe.As<ThreadCache<T>>(cache) : null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T RentSlow(ThreadCache<T>? cache)
    {
        cache ??= Attach();
        return cache.Pop() ?? RentShared(cache);
    }

    /// <summary>Rents from the depot, or makes an item.</summary>
    internal T RentShared(ThreadCache<T> cache)
    {
        if (cache.PopByTrade(_depot) is { } shared)
            return shared;
        T made = _policy.Create();
        if (made is null)
            Throw.CreatedNull(Name);
        cache.Tally.Created++;
        return made;
    }

    /// <summary>Keeps an item that was reset and for which the slot had no room.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Keep(ThreadCache<T> cache, T item)
    {
        if (cache.TryPush(item) || cache.TryPushByTrade(item, _depot))
            return;
        cache.Tally.Overflowed++;
        _policy.Discard(item);
    }

    /// <summary>Discards an item whose reset said that it must not be kept.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Refuse(ThreadCache<T> cache, T item)
    {
        cache.Tally.Refused++;
        _policy.Discard(item);
    }

    /// <summary>Returns on a thread that has no cache of this pool yet.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void ReturnFirst(T item)
    {
        if (IsDisposed)
        {
            _policy.Discard(item);
            return;
        }

        ThreadCache<T> cache = Attach();
        cache.Returns++;
        if (!_policy.Reset(item))
            Refuse(cache, item);
        else
            Keep(cache, item);
    }
}
