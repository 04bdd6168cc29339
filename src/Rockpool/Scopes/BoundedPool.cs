using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Rockpool.Contract;
using Rockpool.Events;
using Rockpool.Guard;
using Rockpool.Scopes;
using Rockpool.Tiers;

namespace Rockpool;

/// <summary>A pool of which at most a given number of items live at a time, idle ones included: for what is scarce.</summary>
/// <remarks>
/// <para>Every member may be called from any thread. Renters that have to wait are served in the order in which they came; an
/// item that comes home goes to the first of them at once, and nobody who comes later overtakes. A rent and a return pass one
/// short lock each, 14 ns in all while no other thread is there, and allocate nothing; a rent that waits allocates.</para>
/// <para>An idle item that nobody needed between two tides (a gen2 collection, or ten seconds without one) goes. What is idle
/// here does not count against the <see cref="PoolBudget"/>: its own limit is the tighter one. An item that never comes home
/// keeps its place for ever, also when it has been collected; the guard tells of such leaks.</para>
/// <para>Dispose the pool, or drop it: what is idle is then left to the collector.</para>
/// </remarks>
/// <typeparam name="T">The items.</typeparam>
public sealed partial class BoundedPool<T> : IDisposable
    where T : class
{
    private const int MostItems = 1 << 20;

    private readonly IPoolPolicy<T> _policy;
    private readonly TimeProvider _clock;
    private readonly Turnstile<T> _turnstile;
    private readonly Holders<T> _holders;

    /// <summary>Makes a pool. It makes its items when they are first needed.</summary>
    /// <param name="policy">Makes, resets and discards the items.</param>
    /// <param name="limit">The most items that live at a time, from 1 to 1,048,576. Each costs 8 bytes from the start.</param>
    /// <param name="name">The name in statistics and errors; null for the item type's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is out of range.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty.</exception>
    public BoundedPool(IPoolPolicy<T> policy, int limit, string? name = null)
        : this(policy, limit, name, TimeProvider.System)
    {
    }

    internal BoundedPool(IPoolPolicy<T> policy, int limit, string? name, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MostItems);
        new PoolOptions { Name = name }.Validate(weighs: false);
        _policy = policy;
        _clock = clock;
        _turnstile = new Turnstile<T>(limit);
        _holders = new Holders<T>(clock);
        Name = name ?? typeof(T).Name;
        _id = PoolIds.Take();
        _key = PoolIds.NextKey();
        _story = new PoolStory(_key, Name, typeof(T), weighs: false);
        PoolMeter.Start();
        Join();
    }

    /// <summary>The name in statistics and errors.</summary>
    public string Name { get; }

    /// <summary>What the pool did and how it stands. Cheap, no allocation.</summary>
    public BoundedPoolStatistics Statistics => _turnstile.Count() with
    {
        DroppedByTide = Atomic.Load(ref _trimmed),
        DiscardsFailed = Atomic.Load(ref _discardsFailed),
        Misuses = Atomic.Load(ref _misuses),
    };

    /// <summary>Takes an idle item, or makes one if fewer than the limit live. Never waits.</summary>
    /// <exception cref="InvalidOperationException">Every item is out.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public T Rent()
    {
        if (!TryRent(out T? item))
            Throw.Exhausted(Name, _turnstile.Limit);
        return item;
    }

    /// <summary>Takes an idle item, or makes one if fewer than the limit live. Never waits.</summary>
    /// <param name="item">The item; null if every one is out.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public bool TryRent([NotNullWhen(true)] out T? item)
    {
        switch (_turnstile.TryEnter(out item))
        {
            case Admission.Item when item is not null:
                LetOut(item, ItemTier.Shelf, Look());
                return true;
            case Admission.Permit:
                long started = Wanted.Rare ? Stopwatch.GetTimestamp() : 0;
                item = Make();
                LetOut(item, ItemTier.Created, Look());
                if (started != 0)
                    _story.Took(PoolOperation.Rent, ItemTier.Created, started);
                return true;
            case Admission.Closed:
                Throw.Disposed(Name);
                return false;
            default:
                return false;
        }
    }

    /// <summary>
    /// Brings an item home: resets it and hands it to the first who waits, or keeps it. If it may not be kept it is discarded,
    /// and the first who waits makes one. The caller must not use it any more.
    /// </summary>
    /// <param name="item">An item that was rented from this pool. After <see cref="Dispose"/> it is discarded.</param>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is null.</exception>
    /// <exception cref="InvalidOperationException">Nothing is out, so that it came home before or is from elsewhere; or the guard
    /// saw that. The item is left alone if the guard saw it.</exception>
    public void Return(T item)
    {
        if (item is null)
            Throw.Null(nameof(item));
        PoolGuard<T>? guard = Atomic.Load(ref _guard);
        Dossier? dossier = guard is null ? null : Receive(guard, item);
        bool isKept = false;
        bool isSurplus = false;
        try
        {
            isKept = TryReset(item, guard, dossier);
        }
        finally
        {
            if (!isKept)
            {
                dossier?.Go();
                // Discarded before its place is given up: the next item is made after this one is gone.
                isSurplus = !_turnstile.GiveUp(wasRented: true);
            }
        }

        if (isKept)
            isSurplus = !TryKeep(item);
        if (!isSurplus)
            return;
        Atomic.Add(ref _misuses, 1);
        Throw.Surplus(Name);
    }

    /// <summary>Discards what is idle.</summary>
    /// <remarks>If the policy throws, the others are discarded all the same, and the first exception reaches the caller.</remarks>
    public void Trim()
    {
        if (Shed(int.MaxValue) is { } failure)
            ExceptionDispatchInfo.Throw(failure);
    }

    /// <inheritdoc/>
    public override string ToString() => $"bounded pool '{Name}' of {typeof(T).Name}";

    /// <summary>Empties an item that came home, or discards it if it may not be kept.</summary>
    private bool TryReset(T item, PoolGuard<T>? guard, Dossier? dossier)
    {
        bool keeps = _policy.Reset(item);
        // Before it is kept: from then on another thread may rent it, and tell that.
        if (Wanted.Items)
            _story.Returned(item, -1);
        if (!keeps)
            Drop(item, DropReason.Refused);
        else if (dossier is not null)
            guard!.Portray(item, dossier);
        return keeps;
    }

    /// <summary>Hands an item on or keeps it, or discards it after the pool's end; false if it cannot be from here.</summary>
    private bool TryKeep(T item)
    {
        Homecoming homecoming = _turnstile.Return(item);
        if (homecoming != Homecoming.Closed)
            return homecoming == Homecoming.Welcome;
        try
        {
            Drop(item, DropReason.Disposed);
        }
        finally
        {
            _turnstile.GiveUp(wasRented: true);
        }

        return true;
    }

    /// <summary>Makes the item that a permit is for; if that fails, the next in line gets the permit.</summary>
    private T Make()
    {
        T? made = null;
        try
        {
            made = _policy.Create();
        }
        finally
        {
            if (made is null)
                _turnstile.GiveUp(wasRented: false);
        }

        if (made is null)
            Throw.CreatedNull(Name);
        return made;
    }

    /// <summary>Discards idle items, the coldest first.</summary>
    /// <returns>The first thing that the policy threw: it must not keep the other items from being discarded.</returns>
    private Exception? Shed(int most)
    {
        Exception? first = null;
        for (; most > 0 && _turnstile.TakeColdest() is { } item; most--)
        {
            if (Wanted.Rare)
                _story.Trimmed(item, -1);
            try
            {
                LetGo(item);
            }
            catch (Exception failure)
            {
                first ??= failure;
                Atomic.Add(ref _discardsFailed, 1);
            }

            _turnstile.GiveUp(wasRented: true);
            Atomic.Add(ref _trimmed, 1);
        }

        return first;
    }
}
