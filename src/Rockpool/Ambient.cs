using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Rockpool.Tiers;

namespace Rockpool;

/// <summary>The pool that there is for a type and a policy: the fastest one, with no instance to pass around.</summary>
/// <remarks>
/// Every member may be called from any thread. The policy's calls are inlined; a warm rent and return are about 3 ns and
/// allocate nothing. The pool lives as long as the process.
/// </remarks>
/// <typeparam name="T">The items.</typeparam>
/// <typeparam name="TPolicy">A struct without state: its default value is used.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "The type arguments are the pool's name.")]
public static partial class Ambient<T, TPolicy>
    where T : class
    where TPolicy : struct, IPoolPolicy<T>
{
    /// <summary>The same pool as an object: for its statistics, to prewarm, to trim. It cannot be disposed.</summary>
    public static Pool<T> Pool => AmbientPool<T, TPolicy>.Instance;

    /// <summary>Takes an idle item, or makes one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Rent()
    {
        ThreadCache<T>? cache = AmbientCache<T, TPolicy>.Current;
        // As TakeSlot does, but written out: with that inlined the JIT looks into the thread's storage anew each time round a
        // caller's loop, which costs 1 ns of 2.
        if (cache is not null && Atomic.PlainRead(ref cache.Slot) is { } item)
        {
            if (!MayDispose)
            {
                Atomic.PlainWrite(ref cache.Slot, null);
                cache.SlotHits++;
                return item;
            }

            if (Atomic.Exchange(ref cache.Slot, null) is { } exchanged)
            {
                cache.SlotHits++;
                return exchanged;
            }
        }

        return RentNext(cache);
    }

    /// <summary>Brings an item home: resets it and keeps it if there is room. The caller must not use it any more.</summary>
    /// <param name="item">An item that was rented here.</param>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is null.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Return(T item)
    {
        if (item is null)
            Throw.Null(nameof(item));
        ThreadCache<T>? cache = AmbientCache<T, TPolicy>.Current;
        if (cache is null)
        {
            ReturnFirst(item);
            return;
        }

        cache.Returns++;
        if (!default(TPolicy).Reset(item))
            Refuse(cache, item);
        else if (ReferenceEquals(Atomic.PlainRead(ref cache.Slot), cache.Gate))
            Atomic.PlainWrite(ref cache.Slot, item);
        else
            KeepNext(cache, item);
    }

    /// <summary>Rents from the slot; null if it is empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T? TakeSlot(ThreadCache<T> cache)
    {
        T? item = Atomic.PlainRead(ref cache.Slot);
        if (item is null)
            return null;
        if (!MayDispose)
            Atomic.PlainWrite(ref cache.Slot, null);
        else if ((item = Atomic.Exchange(ref cache.Slot, null)) is null)
            return null;
        cache.SlotHits++;
        return item;
    }

    // The tide disposes what lies in slots, so the owner and the tide must not both take an item.
    private static bool MayDispose
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => typeof(IDisposable).IsAssignableFrom(typeof(T));
    }

    // What a burst takes lies one call from the slot. Inlined it would be nearer, but the JIT then looks into the thread's storage
    // anew each time round a caller's loop, as above.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T RentNext(ThreadCache<T>? cache)
    {
        if (cache is not null && cache.PopLoaded() is { } item)
            return item;
        return RentSlow(cache);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void KeepNext(ThreadCache<T> cache, T item)
    {
        if (cache.TryPushLoaded(item))
            return;
        Keep(cache, item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T RentSlow(ThreadCache<T>? cache)
    {
        if (cache is null)
        {
            Meet();
            return AmbientPool<T, TPolicy>.Instance.Rent();
        }

        if (cache.Gate is not null)
        {
            StepAside(cache);
            return AmbientPool<T, TPolicy>.Instance.RentGated(cache);
        }

        return cache.Pop() ?? AmbientPool<T, TPolicy>.Instance.RentShared(cache);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Keep(ThreadCache<T> cache, T item)
    {
        if (cache.Gate is null)
        {
            AmbientPool<T, TPolicy>.Instance.Keep(cache, item);
            return;
        }

        StepAside(cache);
        AmbientPool<T, TPolicy>.Instance.ReturnGated(cache, item, isReset: true);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Refuse(ThreadCache<T> cache, T item) => AmbientPool<T, TPolicy>.Instance.Refuse(cache, item);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReturnFirst(T item)
    {
        Meet();
        AmbientPool<T, TPolicy>.Instance.Return(item);
    }

    private static void Meet()
    {
        AmbientCache<T, TPolicy>.Current = AmbientPool<T, TPolicy>.Instance.Meet();
        StepAside(AmbientCache<T, TPolicy>.Current);
    }

    /// <summary>
    /// While the guard watches, this thread goes by the pool, which has a test to spare before the reset: what the guard
    /// refuses is then left alone, and an item whose reset throws has been seen coming home.
    /// </summary>
    private static void StepAside(ThreadCache<T> cache)
    {
        if (cache.IsGuarded)
            AmbientCache<T, TPolicy>.Current = null;
    }
}
