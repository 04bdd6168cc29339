namespace Rockpool;

/// <summary>Pools hash sets: emptied when they come home, not kept once grown beyond a cap.</summary>
/// <remarks>Without state that changes. Emptying one that was used costs time for its whole capacity, not for what is in it: a
/// high cap makes small uses of a set that was large once dear.</remarks>
/// <typeparam name="T">The elements.</typeparam>
public readonly struct HashSetPolicy<T> : IPoolPolicy<HashSet<T>>
{
    /// <summary>The cap unless another is given, in elements: 40 KB where they are references.</summary>
    public const int DefaultMaxCapacity = 2 * 1024;

    private readonly int _maxCapacity;
    private readonly IEqualityComparer<T>? _comparer;

    /// <summary>A policy with a cap or a comparer of its own, for instance pools.</summary>
    /// <param name="maxCapacity">The most elements that a kept set has room for; at least 1.</param>
    /// <param name="comparer">What tells the elements apart; null for their own equality.</param>
    /// <exception cref="ArgumentOutOfRangeException">The cap is less than 1.</exception>
    public HashSetPolicy(int maxCapacity = DefaultMaxCapacity, IEqualityComparer<T>? comparer = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCapacity, 1);
        _maxCapacity = maxCapacity;
        _comparer = comparer;
    }

    /// <summary>The most elements that a kept set has room for.</summary>
    public int MaxCapacity => _maxCapacity == 0 ? DefaultMaxCapacity : _maxCapacity;

    /// <inheritdoc/>
    public HashSet<T> Create() => new(_comparer);

    /// <inheritdoc/>
    public bool Reset(HashSet<T> item)
    {
        if (item.Capacity > MaxCapacity)
            return false;
        item.Clear();
        return true;
    }

    /// <summary>Leaves the set to the collector.</summary>
    /// <param name="item">The set.</param>
    public void Discard(HashSet<T> item)
    {
    }
}
