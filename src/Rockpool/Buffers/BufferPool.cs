using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Rockpool.Buffers;
using Rockpool.Events;
using Rockpool.Tiers;

namespace Rockpool;

/// <summary>A pool of arrays: an <see cref="ArrayPool{T}"/> whose arrays are at most a quarter longer than asked for.</summary>
/// <remarks>
/// <para>Every member may be called from any thread, and an array may come home on another thread than it left from. A warm
/// rent and return allocate nothing. An array's elements are whatever was left in them, unless they hold references.</para>
/// <para>There are four lengths to each doubling from 16 elements on, and one just below the large object heap. Each has a
/// pool of its own, made on first use, with the tiers, tides, budget and guard of <see cref="Pool{T}"/>.</para>
/// </remarks>
/// <typeparam name="T">The elements.</typeparam>
public sealed partial class BufferPool<T> : ArrayPool<T>, IDisposable
{
    private readonly BufferPoolOptions _options;
    private readonly int[] _lengths;
    private readonly Pool<T[]>?[] _classes;
    private readonly Pool<T[]> _large;
    private readonly Quota? _common;
    private readonly ConditionalWeakTable<T[], object>? _own;
    private readonly PoolStory _story;
    private readonly Lock _door = new();
    private readonly PoolId _id;
    private readonly bool _isShared;
    private readonly bool _hasId;
    private PoolKey _key;

    /// <summary>Makes a pool.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public BufferPool(BufferPoolOptions? options = null)
        : this(options ?? new BufferPoolOptions(), isShared: false)
    {
    }

    internal BufferPool(BufferPoolOptions options, bool isShared)
    {
        options.Validate(RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        _options = options;
        _isShared = isShared;
        _own = options.Clearing == BufferClearing.Secret ? [] : null;
        Name = options.Name ?? $"{typeof(T).Name}[]";
        long maxBytes = Math.Min(options.MaxArrayBytes, options.MaxBytes ?? long.MaxValue);
        _lengths = SizeClasses<T>.Lengths(options.PowersOfTwo, maxBytes);
        _classes = new Pool<T[]>?[_lengths.Length];
        _common = options.MaxBytes is { } most ? new Quota(long.MaxValue, most) : null;
        _key = PoolIds.NextKey();
        _story = new PoolStory(_key, Name, typeof(T[]), weighs: true);
        _large = new Pool<T[]>(new LargeArrayPolicy<T>(options.Clearing), OptionsOf("larger"));
        _id = PoolIds.Take();
        _hasId = true;
    }

    /// <summary>Gives the place in the threads' tables back.</summary>
    ~BufferPool()
    {
        if (_hasId && !IsDisposed)
            PoolIds.Give(_id);
    }

    /// <summary>The one that there is for an element type without making any; it cannot be disposed.</summary>
    public static new BufferPool<T> Shared => SharedBuffers<T>.Instance;

    /// <summary>The name from the options, or the array type's.</summary>
    public string Name { get; }

    /// <summary>Takes an idle array, or makes one. About 2 ns when the thread's slot has one.</summary>
    /// <param name="minimumLength">The array has so many elements at least, and at most a quarter more or 16. Zero gives the
    /// empty array that all share. What takes more than <see cref="BufferPoolOptions.MaxArrayBytes"/> is exactly as long.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minimumLength"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory, or <paramref name="minimumLength"/> is beyond
    /// <see cref="Array.MaxLength"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override T[] Rent(int minimumLength)
    {
        int index = SizeClasses<T>.IndexOf(minimumLength);
        if (Mine() is not { } rack || (uint)index >= SizeClasses<T>.Most)
            return RentSlow(null, minimumLength);
        ThreadCache<T[]> cache = rack.At(index);
        if (Atomic.PlainRead(ref cache.Slot) is not { } array)
            return RentSlow(cache, minimumLength);
        Atomic.PlainWrite(ref cache.Slot, null);
        cache.SlotHits++;
        return array;
    }

    /// <summary>Brings an array home. The caller must not use it any more.</summary>
    /// <param name="array">An array that was rented here. One of a length or type that the pool does not make is dropped and
    /// counted, and so is any array after <see cref="Dispose()"/>.</param>
    /// <param name="clearArray">Whether the elements are cleared. Those that hold references always are.</param>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The pool is for secrets and did not make the array, which is left alone; or the
    /// guard refused it. Not where <see cref="BufferPoolOptions.Misuse"/> says to report that.</exception>
    [SuppressMessage("ApiDesign", "RS0027", Justification = "The optional parameter is ArrayPool's.")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override void Return(T[] array, bool clearArray = false)
    {
        if (array is null)
            Throw.Null(nameof(array));
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>() || clearArray)
            ReturnSlow(CacheFor(array), array, array.Length);
        else
            ReturnAsItIs(array);
    }

    /// <summary>Brings an array home of which only a part was written, and clears that.</summary>
    /// <param name="array">An array that was rented here; see <see cref="Return(T[], bool)"/>.</param>
    /// <param name="written">How many elements, from the first, may have been written.</param>
    /// <exception cref="ArgumentNullException"><paramref name="array"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="written"/> is negative or beyond the array.</exception>
    public void Return(T[] array, int written)
    {
        ArgumentNullException.ThrowIfNull(array);
        if ((uint)written > (uint)array.Length)
            Throw.BadWritten(nameof(written), written, array.Length);
        ReturnSlow(CacheFor(array), array, written);
    }

    /// <summary>Takes an array until the lease is disposed, which shows exactly the length that was asked for. A warm lease
    /// allocates nothing.</summary>
    /// <param name="length">The length, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    /// <exception cref="OutOfMemoryException">There is no memory, or <paramref name="length"/> is beyond
    /// <see cref="Array.MaxLength"/>.</exception>
    public BufferLease<T> Lease(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        // An empty lease has an array too: it ends once like any other.
        Pool<T[]> pool = PoolFor(Math.Max(1, length));
        return new BufferLease<T>(pool.Lease(length), length);
    }

    /// <inheritdoc/>
    public override string ToString() => $"buffer pool '{Name}' of {typeof(T).Name}";

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReturnAsItIs(T[] array)
    {
        int index = SizeClasses<T>.IndexOf(array.Length);
        if (Mine() is not { } rack || (uint)index >= SizeClasses<T>.Most)
        {
            ReturnSlow(null, array, written: 0);
            return;
        }

        ThreadCache<T[]> cache = rack.At(index);
        // The slot is compared with the gate: a shut gate equals nothing, an open one an empty slot.
        if (cache.Length != array.Length || !ReferenceEquals(Atomic.PlainRead(ref cache.Slot), cache.Gate))
        {
            ReturnSlow(cache, array, written: 0);
            return;
        }

        cache.Returns++;
        Atomic.PlainWrite(ref cache.Slot, array);
    }

    /// <summary>This thread's cache for the class of an array; null if it has none.</summary>
    private ThreadCache<T[]>? CacheFor(T[] array)
    {
        int index = SizeClasses<T>.IndexOf(array.Length);
        return Mine() is { } rack && (uint)index < SizeClasses<T>.Most ? rack.At(index) : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    // The JIT knows which it is where the shared pool is used by its name, and then looks into the thread's storage once for a
    // rent and its return.
    private ArrayRack<T>? Mine() => ReferenceEquals(this, SharedBuffers<T>.Instance) ? SharedRack<T>.Current : MineOfTable();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ArrayRack<T>? MineOfTable()
    {
        ThreadCache?[]? caches = ThreadTable.Caches;
        int id = _id.Value;
        if (caches is null || (uint)id >= (uint)caches.Length)
            return null;
        // The key says that it is of this pool, and with that of this type.
        return caches[id] is { } rack && rack.Key == _key ? Unsafe.As<ArrayRack<T>>(rack) : null;
    }
}
