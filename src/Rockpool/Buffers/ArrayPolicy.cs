using System.Runtime.CompilerServices;

namespace Rockpool.Buffers;

/// <summary>Makes the arrays of one class. They come home as they are, unless they hold references.</summary>
internal sealed class ArrayPolicy<T>(int length) : IPoolPolicy<T[]>
{
    public T[] Create() => GC.AllocateUninitializedArray<T>(length);

    public bool Reset(T[] item)
    {
        // What an idle array refers to would stay alive.
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            Array.Clear(item);
        return true;
    }

    public void Discard(T[] item)
    {
        // There is nothing to an array but its memory.
    }
}
