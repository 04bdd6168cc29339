namespace Rockpool;

/// <summary>
/// Pools <see cref="MemoryStream"/>s that grow: emptied when they come home, not kept once grown beyond a cap, nor after their
/// own <see cref="Stream.Dispose()"/>.
/// </summary>
/// <remarks>Without state that changes. Reading never reaches what a former holder wrote, but the bytes beyond the length of
/// what <see cref="MemoryStream.GetBuffer"/> gives do.</remarks>
public readonly struct MemoryStreamPolicy : IPoolPolicy<MemoryStream>
{
    /// <summary>The cap unless another is given, in bytes: a larger buffer would be a large object.</summary>
    public const int DefaultMaxCapacity = 64 * 1024;

    private readonly int _maxCapacity;

    /// <summary>A policy with a cap of its own, for instance pools.</summary>
    /// <param name="maxCapacity">The most bytes that a kept stream has room for; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public MemoryStreamPolicy(int maxCapacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCapacity, 1);
        _maxCapacity = maxCapacity;
    }

    /// <summary>The most bytes that a kept stream has room for.</summary>
    public int MaxCapacity => _maxCapacity == 0 ? DefaultMaxCapacity : _maxCapacity;

    /// <inheritdoc/>
    public MemoryStream Create() => new();

    /// <inheritdoc/>
    public bool Reset(MemoryStream item)
    {
        // A disposed stream does not tell its capacity.
        if (!item.CanWrite || item.Capacity > MaxCapacity)
            return false;
        item.SetLength(0);
        return true;
    }

    /// <summary>Disposes the stream.</summary>
    /// <param name="item">The stream.</param>
    public void Discard(MemoryStream item) => item.Dispose();
}
