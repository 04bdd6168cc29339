using Rockpool.Buffers;

namespace Rockpool;

/// <content>What chains of blocks need.</content>
public sealed partial class BufferPool<T>
{
    /// <summary>Rents an array that is as long as was asked for: who uses all of it has asked for all of it, to the guard too.</summary>
    /// <param name="minimumLength">The array has so many elements at least; from 1.</param>
    internal T[] RentWhole(int minimumLength)
    {
        int index = SizeClasses<T>.IndexOf(minimumLength);
        return Rent((uint)index < (uint)_lengths.Length ? _lengths[index] : minimumLength);
    }
}
