using System.Runtime.CompilerServices;
using Rockpool.Budgets;
using Rockpool.Buffers;
using Rockpool.Events;
using Rockpool.Guard;
using Rockpool.Policies;
using Rockpool.Scopes;
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
    private readonly IWeighedPolicy<T>? _weigher;
    private readonly Depot<T> _depot;
    private readonly Breaker _breaker;
    private readonly Action<object>? _made;
    private readonly CommonCounts? _commonCounts;
    private readonly Told? _told;
    private readonly PoolId _id;
    private readonly bool _isAmbient;
    private readonly bool _isContested;
    private readonly bool _isCleared;
    private readonly Poison? _poison;
    private readonly Flotsam<T>? _flotsam;
    private PoolKey _key;

    /// <summary>Makes a pool.</summary>
    /// <param name="policy">Makes, resets and discards the items.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public Pool(IPoolPolicy<T> policy, PoolOptions? options = null)
        : this(policy, options ?? new PoolOptions(), isAmbient: false)
    {
    }

    internal Pool(IPoolPolicy<T> policy, PoolOptions options, bool isAmbient, Layout? layout = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        _policy = policy;
        _weigher = policy as IWeighedPolicy<T>;
        options.Validate(_weigher is not null);
        _isAmbient = isAmbient;
        _isContested = !options.FinalizesItems
            && (typeof(IDisposable).IsAssignableFrom(typeof(T)) || policy is DelegatePolicy<T> { Discards: true });
        _misuse = options.Misuse;
        _made = options.Made;
        _commonCounts = options.CommonCounts;
        _told = options.Told;
        Name = options.Name ?? typeof(T).Name;
        _poison = options.Poison;
        _isCleared = options.IsCleared;
        layout ??= Layout.Of(options, _weigher is not null);
        _flotsam = layout.KeepsWeakly ? new Flotsam<T>() : null;
        _stake = new Stake(options.Budget, _weigher is not null, layout.ItemBytes);
        _depot = new Depot<T>(layout, _stake, options.Common);
        _breaker = new Breaker(options.Clock);
        _id = PoolIds.Take();
        _key = PoolIds.NextKey();
        _story = options.Story ?? new PoolStory(_key, Name, typeof(T), _weigher is not null);
        PoolMeter.Start();
    }

    /// <summary>The name from the options, or the item type's.</summary>
    public string Name { get; }

    /// <summary>Takes an idle item, or makes one. About 5 ns when the thread's slot has one.</summary>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Rent()
    {
        ThreadCache<T>? cache = Mine();
        return cache is not null && TakeSlot(cache) is { } item ? item : RentNext(cache);
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

        Return(cache, item);
    }

    /// <inheritdoc/>
    public override string ToString() => $"pool '{Name}' of {typeof(T).Name}";

    /// <summary>Rents from the slot; null if it is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T? TakeSlot(ThreadCache<T> cache)
    {
        T? item = Atomic.PlainRead(ref cache.Slot);
        if (item is null)
            return null;
        if (!cache.IsContested)
            Atomic.PlainWrite(ref cache.Slot, null);
        else if (!ReferenceEquals(Atomic.Exchange(ref cache.Slot, null), item))
            return null;
        cache.SlotHits++;
        return item;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Return(ThreadCache<T> cache, T item)
    {
        cache.Returns++;
        // Before the reset, because an item that the guard refuses may be in somebody else's hands.
        if (cache.Gate is not null)
            ReturnGated(cache, item);
        else if (!_policy.Reset(item))
            Refuse(cache, item);
        else if (Atomic.PlainRead(ref cache.Slot) is null)
            Fill(cache, item);
        else
            KeepNext(cache, item);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ThreadCache<T>? Mine()
    {
        ThreadCache?[]? caches = ThreadTable.Caches;
        if (caches is null)
            return null;
        int id = _id.Value;
        if ((uint)id >= (uint)caches.Length)
            return null;
        // The key says that it is of this pool, and with that of this type.
        return caches[id] is { } cache && cache.Key == _key ? Unsafe.As<ThreadCache<T>>(cache) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fill(ThreadCache<T> cache, T item)
    {
        Atomic.Store(ref cache.Slot, item);
        // Who closes the pool shuts the gate, passes the barrier, then takes what is in the slot. An item put after that is
        // seen here: the gate is read after the slot is written.
        if (cache.IsContested && Atomic.Load(ref cache.Gate) is not null)
            Withdraw(cache);
    }

    // What a burst takes and brings lies beside the slot. A magazine that must be swapped or traded first is a call away.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T RentNext(ThreadCache<T>? cache)
    {
        if (cache is not null && cache.PopLoaded() is { } item)
            return item;
        return RentSlow(cache);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void KeepNext(ThreadCache<T> cache, T item)
    {
        if (!cache.TryPushLoaded(item))
            Keep(cache, item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T RentSlow(ThreadCache<T>? cache, int asked = Asked.Nothing)
    {
        cache ??= Attach();
        if (cache.Gate is null && cache.Pop() is { } idle)
            return idle;
        T item = cache.Gate is null ? RentShared(cache) : RentGated(cache, asked);
        if (asked != Asked.Nothing)
            CountAsked(cache, item, asked);
        return item;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Withdraw(ThreadCache<T> cache)
    {
        if (cache.TakeSlot() is { } item)
            Keep(cache, item);
    }
}
