using System.Text;

namespace Rockpool;

/// <summary>Pools <see cref="StringBuilder"/>s: emptied when they come home, not kept once grown beyond a cap.</summary>
/// <remarks>Without state that changes. One that grew in several chunks is joined into one when it first comes home, which
/// allocates once.</remarks>
public readonly struct StringBuilderPolicy : IPoolPolicy<StringBuilder>
{
    /// <summary>The cap unless another is given, in characters: 32 KB.</summary>
    public const int DefaultMaxCapacity = 16 * 1024;

    private readonly int _maxCapacity;

    /// <summary>A policy with a cap of its own, for instance pools.</summary>
    /// <param name="maxCapacity">The most characters that a kept builder has room for; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public StringBuilderPolicy(int maxCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCapacity, 1);
        _maxCapacity = maxCapacity;
    }

    /// <summary>The most characters that a kept builder has room for.</summary>
    public int MaxCapacity => _maxCapacity == 0 ? DefaultMaxCapacity : _maxCapacity;

    /// <inheritdoc/>
    public StringBuilder Create() => new();

    /// <inheritdoc/>
    public bool Reset(StringBuilder item)
    {
        if (item.Capacity > MaxCapacity)
            return false;
        item.Clear();
        return true;
    }

    /// <summary>Leaves the builder to the collector.</summary>
    /// <param name="item">The builder.</param>
    public void Discard(StringBuilder item)
    {
    }
}
