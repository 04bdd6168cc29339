namespace Rockpool;

/// <summary>Pools dictionaries: emptied when they come home, not kept once grown beyond a cap.</summary>
/// <remarks>Without state that changes. Emptying one that was used costs time for its whole capacity, not for what is in it: a
/// high cap makes small uses of a dictionary that was large once dear.</remarks>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
public readonly struct DictionaryPolicy<TKey, TValue> : IPoolPolicy<Dictionary<TKey, TValue>>
    where TKey : notnull
{
    /// <summary>The cap unless another is given, in entries: 56 KB where keys and values are references.</summary>
    public const int DefaultMaxCapacity = 2 * 1024;

    private readonly int _maxCapacity;
    private readonly IEqualityComparer<TKey>? _comparer;

    /// <summary>A policy with a cap or a comparer of its own, for instance pools.</summary>
    /// <param name="maxCapacity">The most entries that a kept dictionary has room for; at least 1.</param>
    /// <param name="comparer">What tells the keys apart; null for their own equality.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cap is less than 1.</exception>
    public DictionaryPolicy(int maxCapacity = DefaultMaxCapacity, IEqualityComparer<TKey>? comparer = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCapacity, 1);
        _maxCapacity = maxCapacity;
        _comparer = comparer;
    }

    /// <summary>The most entries that a kept dictionary has room for.</summary>
    public int MaxCapacity => _maxCapacity == 0 ? DefaultMaxCapacity : _maxCapacity;

    /// <inheritdoc/>
    public Dictionary<TKey, TValue> Create() => new(_comparer);

    /// <inheritdoc/>
    public bool Reset(Dictionary<TKey, TValue> item)
    {
        if (item.Capacity > MaxCapacity)
            return false;
        item.Clear();
        return true;
    }

    /// <summary>Leaves the dictionary to the collector.</summary>
    /// <param name="item">The dictionary.</param>
    public void Discard(Dictionary<TKey, TValue> item)
    {
    }
}
