namespace Rockpool;

/// <summary>Pools lists: emptied when they come home, not kept once grown beyond a cap.</summary>
/// <remarks>Without state that changes. Emptying costs time for each element that is, or has, a reference.</remarks>
/// <typeparam name="T">The elements.</typeparam>
public readonly struct ListPolicy<T> : IPoolPolicy<List<T>>
{
    /// <summary>The cap unless another is given, in elements: 32 KB of references.</summary>
    public const int DefaultMaxCapacity = 4 * 1024;

    private readonly int _maxCapacity;

    /// <summary>A policy with a cap of its own, for instance pools.</summary>
    /// <param name="maxCapacity">The most elements that a kept list has room for; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public ListPolicy(int maxCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCapacity, 1);
        _maxCapacity = maxCapacity;
    }

    /// <summary>The most elements that a kept list has room for.</summary>
    public int MaxCapacity => _maxCapacity == 0 ? DefaultMaxCapacity : _maxCapacity;

    /// <inheritdoc/>
    public List<T> Create() => [];

    /// <inheritdoc/>
    public bool Reset(List<T> item)
    {
        if (item.Capacity > MaxCapacity)
            return false;
        item.Clear();
        return true;
    }

    /// <summary>Leaves the list to the collector.</summary>
    /// <param name="item">The list.</param>
    public void Discard(List<T> item)
    {
    }
}
