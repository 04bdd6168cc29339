using System.Runtime.CompilerServices;

namespace Rockpool.Tiers;

/// <summary>
/// A small stack of idle items that is traded as a whole. It belongs to exactly one thread's cache or stands in exactly one
/// cell of a shelf; only its owner touches it, so nothing in it is atomic. Ownership passes with the atomic on the cell. The
/// count is accessed plainly and still through the seam: a test then sees what happens where two believe that they own it.
/// </summary>
internal sealed class Magazine<T>
    where T : class
{
    private readonly Held<T>[] _items;
    private readonly long[]? _weights;
    private int _count;

    public Magazine(int capacity, bool weighs)
    {
        _items = new Held<T>[capacity];
        _weights = weighs ? new long[capacity] : null;
    }

    /// <summary>How many items it holds. Others than the owner may read it, as an estimate.</summary>
    public int Count => _count;

    /// <summary>The weight of what it holds; zero where the pool does not weigh.</summary>
    public long Bytes { get; private set; }

    /// <summary>What the pool's quota holds for this magazine: at least what is in it, in a limited pool.</summary>
    public Stock Reserved { get; set; }

    public int Capacity => _items.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? Pop()
    {
        T? item = PopUnweighed();
        if (item is not null && _weights is { } weights)
            Bytes -= weights[_count];
        return item;
    }

    /// <summary>The same where nothing is weighed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? PopUnweighed()
    {
        int count = Atomic.PlainRead(ref _count) - 1;
        Held<T>[] items = _items;
        if ((uint)count >= (uint)items.Length)
            return null;
        ref T? cell = ref items[count].Item;
        T? item = cell;
        cell = null;
        Atomic.PlainWrite(ref _count, count);
        return item;
    }

    /// <summary>Adds an item unless <paramref name="limit"/> are in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPush(T item, int limit)
    {
        int count = Atomic.PlainRead(ref _count);
        Held<T>[] items = _items;
        if (count >= limit || (uint)count >= (uint)items.Length)
            return false;
        // The count first: nothing but the owner is then needed beyond the store of a reference, which is a call.
        Atomic.PlainWrite(ref _count, count + 1);
        items[count].Item = item;
        return true;
    }

    /// <summary>Adds an item and its weight unless <paramref name="limit"/> are in it.</summary>
    public bool TryPush(T item, int limit, long weight)
    {
        if (!TryPush(item, limit))
            return false;
        _weights?[_count - 1] = weight;
        Bytes += weight;
        return true;
    }
}
