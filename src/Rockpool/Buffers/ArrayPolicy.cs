using System.Runtime.CompilerServices;

namespace Rockpool.Buffers;

/// <summary>Makes the arrays of one class. They come home as they are, unless they hold references or the pool says otherwise.</summary>
internal sealed class ArrayPolicy<T>(int length, BufferClearing clearing) : IPoolPolicy<T[]>
{
    public T[] Create() => ArrayMaker.Make<T>(length, clearing);

    public bool Reset(T[] item)
    {
        // What an idle array refers to would stay alive.
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>() || clearing != BufferClearing.AsAsked)
            Erasure.Clear(item, clearing);
        return true;
    }

    public void Discard(T[] item)
    {
        // It may come without a reset, after the pool's end. Otherwise there is nothing to an array but its memory.
        if (clearing == BufferClearing.Secret)
            Erasure.Clear(item, clearing);
    }
}
