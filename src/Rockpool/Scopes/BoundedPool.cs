using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Rockpool.Scopes;

namespace Rockpool;

/// <summary>A pool of which at most a given number of items live at a time, idle ones included: for what is scarce.</summary>
/// <remarks>
/// Every member may be called from any thread. Renters that have to wait are served in the order in which they came; an item
/// that comes home goes to the first of them at once, and nobody who comes later overtakes. Items are kept until they are
/// rented, <see cref="Trim"/> or <see cref="Dispose"/>: no tide takes them. A rent and a return pass one short lock each, some
/// 10 ns while no other thread is there, and allocate nothing; a rent that waits allocates a few hundred bytes.
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
    /// <param name="name">The name in errors; null for the item type's.</param>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="limit"/> is out of range.</exception>
    public BoundedPool(IPoolPolicy<T> policy, int limit, string? name = null)
        : this(policy, limit, name, TimeProvider.System)
    {
    }

    internal BoundedPool(IPoolPolicy<T> policy, int limit, string? name, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MostItems);
        _policy = policy;
        _clock = clock;
        _turnstile = new Turnstile<T>(limit);
        _holders = new Holders<T>(clock);
        Name = name ?? typeof(T).Name;
    }

    /// <summary>The name in errors.</summary>
    public string Name { get; }

    /// <summary>What the pool did and how it stands. Cheap, no allocation.</summary>
    public BoundedPoolStatistics Statistics => _turnstile.Count();

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
                Note(item);
                return true;
            case Admission.Permit:
                item = Make();
                Note(item);
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
    /// <exception cref="InvalidOperationException">Nothing is out: the item came home before or is from elsewhere.</exception>
    public void Return(T item)
    {
        if (item is null)
            Throw.Null(nameof(item));
        if (RockpoolGuard.IsOn)
            _holders.Forget(item);
        bool isKept = false;
        bool isSurplus = false;
        try
        {
            // Discarded before its place is given up: the next item is made after this one is gone.
            isKept = _policy.Reset(item);
            if (!isKept)
                _policy.Discard(item);
        }
        finally
        {
            if (!isKept)
                isSurplus = !_turnstile.GiveUp(wasRented: true);
        }

        if (isKept)
            isSurplus = !TryKeep(item);
        if (isSurplus)
            Throw.Surplus(Name);
    }

    /// <summary>Discards what is idle.</summary>
    /// <remarks>If the policy throws, the others are discarded all the same, and the first exception reaches the caller.</remarks>
    public void Trim()
    {
        Exception? first = null;
        while (_turnstile.TakeIdle() is { } item)
        {
            try
            {
                _policy.Discard(item);
            }
            catch (Exception failure)
            {
                first ??= failure;
            }

            _turnstile.GiveUp(wasRented: true);
        }

        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
    }

    /// <summary>
    /// Ends the pool: discards what is idle, and who waits gets an <see cref="ObjectDisposedException"/>. A later rent throws;
    /// what is returned later is discarded. Calling it again does nothing.
    /// </summary>
    public void Dispose()
    {
        if (_turnstile.Close() is not { } waiting)
            return;
        foreach (Waiter<T> waiter in waiting)
            waiter.SetException(Throw.DisposedError(Name));
        Trim();
    }

    /// <inheritdoc/>
    public override string ToString() => $"bounded pool '{Name}' of {typeof(T).Name}";

    /// <summary>Hands an item on or keeps it, or discards it after the pool's end; false if it cannot be from here.</summary>
    private bool TryKeep(T item)
    {
        Homecoming homecoming = _turnstile.Return(item);
        if (homecoming != Homecoming.Closed)
            return homecoming == Homecoming.Welcome;
        try
        {
            _policy.Discard(item);
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

    private void Note(T item)
    {
        if (RockpoolGuard.IsOn)
            _holders.Note(item, new StackTrace());
    }
}
