using System.Runtime.CompilerServices;
using Rockpool.Buffers;
using Rockpool.Events;
using Rockpool.Guard;
using Rockpool.Tiers;

namespace Rockpool;

/// <content>What happens beyond the thread's slots.</content>
public sealed partial class BufferPool<T>
{
    // The runtime's: making such an array clears or commits memory that only a full collection gives back.
    private const long LargeBytes = 85_000;

    private long _droppedForeign;

    private bool Clears => _options.Clearing != BufferClearing.AsAsked;

    /// <summary>Rents where this thread's slot is empty.</summary>
    /// <param name="cache">The thread's cache for the length, if it has one or has not met the class yet.</param>
    /// <param name="length">What was asked for.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] RentSlow(ThreadCache<T[]>? cache, int length)
    {
        if (cache is { Gate: null } && cache.Pop() is { } array)
            return array;
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (length == 0 && !IsDisposed)
            return [];
        int index = SizeClasses<T>.IndexOf(length);
        if (index >= _lengths.Length)
            return PoolFor(length).Rent(length);
        // The pool of a class, once made, stays the same.
        return cache is { Length: > 0 } ? _classes[index]!.RentBeyondSlot(cache, length) : RentFirst(index, length);
    }

    /// <summary>Rents an array of a class that this thread's rack does not have yet; its leases may have left one in the slot.</summary>
    private T[] RentFirst(int index, int length)
    {
        if (TryMeet(index) is null)
            Throw.Disposed(Name);
        return _classes[index]!.Rent(length);
    }

    /// <summary>Returns an array that cannot go into the slot, or not as it is.</summary>
    /// <param name="cache">This thread's cache for the array's class, if it has one.</param>
    /// <param name="array">The array.</param>
    /// <param name="written">How many elements are to be cleared.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReturnSlow(ThreadCache<T[]>? cache, T[] array, int written)
    {
        if (_own is { } own && array.Length > 0 && !own.TryGetValue(array, out _))
        {
            RefuseStray();
            return;
        }

        int index = SizeClasses<T>.IndexOf(array.Length);
        if (cache is null || cache.Length != array.Length || !IsOfType(array))
        {
            ReturnFirst(index, array, written);
        }
        else if (written > 0 || Atomic.PlainRead(ref cache.Slot) is null || cache.Gate is not null || Wanted.Items)
        {
            ReturnTo(_classes[index]!, cache, array, written);
        }
        else
        {
            cache.Returns++;
            if (!cache.TryPush(array))
                _classes[index]!.Keep(cache, array);
        }
    }

    /// <summary>Returns an array of a length that this thread has not met yet, or that the pool does not make.</summary>
    private void ReturnFirst(int index, T[] array, int written)
    {
        if (array.Length == 0)
            return;
        if (index >= _lengths.Length)
            _large.Return(array);
        else if (_lengths[index] != array.Length || !IsOfType(array))
            Interlocked.Increment(ref _droppedForeign);
        else if (TryMeet(index) is { } cache)
            ReturnTo(_classes[index]!, cache, array, written);
        else
            // Which counts what comes after its end. One that nobody rented from has nothing to count.
            Volatile.Read(ref _classes[index])?.Return(array);
    }

    private void ReturnTo(Pool<T[]> pool, ThreadCache<T[]> cache, T[] array, int written)
    {
        cache.Returns++;
        if (_options.Clearing == BufferClearing.Secret)
            written = 0;
        if (cache.Gate is not null && !cache.TakesCleared)
        {
            // What the guard refuses may be in somebody else's hands, so it is not cleared before the guard has looked.
            pool.ReturnGated(cache, array, written: written);
            return;
        }

        if (written > 0)
            Array.Clear(array, 0, written);
        else if (Clears)
            Erasure.Clear(array, _options.Clearing);
        pool.KeepAsItIs(cache, array);
    }

    private void RefuseStray()
    {
        Interlocked.Increment(ref _droppedForeign);
        if (_options.Misuse == MisuseResponse.Throw)
            Throw.NoSecret(Name);
    }

    // An array of a derived type would be somebody's surprise at the first element that is stored in it.
    private static bool IsOfType(T[] array) => typeof(T).IsValueType || array.GetType() == typeof(T[]);

    /// <summary>This thread's cache for a class, made if need be and put into the thread's rack; null if the pool was
    /// disposed.</summary>
    private ThreadCache<T[]>? TryMeet(int index)
    {
        if ((Mine() ?? Join()) is not { } rack || ClassAt(index)?.TryMeet() is not { } cache)
            return null;
        cache.Length = _lengths[index];
        return rack.At(index) = cache;
    }

    /// <summary>This thread's rack; null if the pool was disposed.</summary>
    private ArrayRack<T>? Join()
    {
        lock (_door)
        {
            if (IsDisposed)
                return null;
            var rack = new ArrayRack<T>(_key);
            if (_isShared)
                SharedRack<T>.Current = rack;
            else
                ThreadTable.Put(_id, rack);
            return rack;
        }
    }

    /// <summary>The pool that serves a length, made if need be.</summary>
    private Pool<T[]> PoolFor(int length)
    {
        int index = SizeClasses<T>.IndexOf(length);
        if (index < _lengths.Length)
            return ClassAt(index) ?? throw Throw.DisposedError(Name);
        if (IsDisposed)
            Throw.Disposed(Name);
        LargeArrayPolicy<T>.Want(length);
        return _large;
    }

    /// <summary>The pool of a class, made if need be; null if all were disposed.</summary>
    private Pool<T[]>? ClassAt(int index) => IsDisposed ? null : Volatile.Read(ref _classes[index]) ?? MakeClass(index);

    private Pool<T[]>? MakeClass(int index)
    {
        int length = _lengths[index];
        // Not behind the door: a pool's first step tells listeners of it.
        var made = new Pool<T[]>(
            new ArrayPolicy<T>(length, _options.Clearing),
            OptionsOf($"{length}"),
            isAmbient: false,
            LayoutOf(SizeClasses<T>.BytesOf(length)));
        Pool<T[]>? first = null;
        lock (_door)
        {
            if (!IsDisposed)
                first = Settle(index, made);
        }

        if (first != made)
            made.Dispose();
        return first;
    }

    /// <summary>Puts a pool at all classes of its length, unless one stands there. Behind the door.</summary>
    private Pool<T[]> Settle(int index, Pool<T[]> made)
    {
        if (_classes[index] is { } known)
            return known;
        for (int i = 0; i < _lengths.Length; i++)
        {
            if (_lengths[i] == _lengths[index])
                Volatile.Write(ref _classes[i], made);
        }

        return made;
    }

    private Layout LayoutOf(long bytes) => ArrayLayout.Of(bytes, _options.MaxBytes) with { KeepsWeakly = bytes >= LargeBytes };

    private PoolOptions OptionsOf(string length) => new()
    {
        Name = $"{Name}[{length}]",
        Misuse = _options.Misuse,
        Story = _story,
        Clock = _options.Clock,
        Budget = _options.Budget,
        Common = _common,
        Poison = new Poison(Unsafe.SizeOf<T>(), Clears || RuntimeHelpers.IsReferenceOrContainsReferences<T>()),
        IsCleared = Clears,
        Made = _own is { } own ? array => own.Add((T[])array, own) : null,
    };
}
