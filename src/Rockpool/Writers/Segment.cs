using System.Buffers;
using System.Runtime.CompilerServices;

namespace Rockpool.Writers;

/// <summary>A part of a chain before its tail: a block, the first part of one, or memory of somebody else's that was linked.</summary>
internal sealed class Segment<T> : ReadOnlySequenceSegment<T>
{
    /// <summary>The block; null if the memory is somebody else's.</summary>
    public T[]? Block { get; private set; }

    /// <summary>Where in the block it begins. Beyond 0 the block belongs to the segment that begins at 0.</summary>
    public int Begin { get; private set; }

    /// <summary>Whether its end is the block's.</summary>
    public bool OwnsBlock => Block is not null && Begin == 0;

    public int Count => Memory.Length;

    public void Show(T[] block, int begin, int count, long before)
    {
        Block = block;
        Begin = begin;
        Memory = new ReadOnlyMemory<T>(block, begin, count);
        RunningIndex = before;
    }

    public void Show(ReadOnlyMemory<T> linked, long before)
    {
        Memory = linked;
        RunningIndex = before;
    }

    public void Precede(Segment<T>? next) => Next = next;

    /// <summary>The elements that may be written over, from a position in the chain on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> From(long position)
    {
        int offset = (int)(position - RunningIndex);
        return Block.AsSpan(Begin + offset, Count - offset);
    }

    public Memory<T> MemoryFrom(long position)
    {
        int offset = (int)(position - RunningIndex);
        return Block.AsMemory(Begin + offset, Count - offset);
    }

    public void Forget()
    {
        Block = null;
        Begin = 0;
        Memory = default;
        RunningIndex = 0;
        Next = null;
    }
}
