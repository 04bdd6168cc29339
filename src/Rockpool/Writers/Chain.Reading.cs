using System.Buffers;

namespace Rockpool.Writers;

/// <content>What was written, read.</content>
internal partial struct Chain<T>
{
    /// <summary>All of it. Where it is more than one block, the first call after a block was added takes a segment from a pool.</summary>
    public ReadOnlySequence<T> Sequence()
    {
        ThrowIfEnded();
        int ofTail = _used - _begin;
        if (_count == 0)
            return new ReadOnlySequence<T>(_tail, _begin, ofTail);
        Segment<T> last = _table[_count - 1];
        if (ofTail > 0)
        {
            _ofTail ??= Ambient<Segment<T>, SegmentPolicy<T>>.Rent();
            _ofTail.Show(_tail, _begin, ofTail, _before);
            last.Precede(_ofTail);
            last = _ofTail;
        }

        return new ReadOnlySequence<T>(_table[0], 0, last, last.Count);
    }

    /// <summary>The elements from a position on, to the end of the block that it is in. The position is one of an element.</summary>
    public Span<T> From(long position)
    {
        if (position >= _before)
            return _tail.AsSpan(_begin + (int)(position - _before), (int)(Length - position));
        return _table[Find(position)].From(position);
    }

    /// <summary>Copies everything. The span is long enough.</summary>
    public readonly void CopyTo(Span<T> destination)
    {
        for (int i = 0; i < _count; i++)
        {
            ReadOnlySpan<T> part = _table[i].Memory.Span;
            part.CopyTo(destination);
            destination = destination[part.Length..];
        }

        _tail.AsSpan(_begin, _used - _begin).CopyTo(destination);
    }

    public readonly T[] ToArray()
    {
        int length = ArrayLength();
        if (length == 0)
            return [];
        T[] array = GC.AllocateUninitializedArray<T>(length);
        CopyTo(array);
        return array;
    }

    /// <summary>The parts, first to last: so many as there are, and the tail's may be empty.</summary>
    public readonly int Parts => _count + 1;

    public readonly ReadOnlyMemory<T> Part(int index) =>
        index < _count ? _table[index].Memory : _tail.AsMemory(_begin, _used - _begin);

    private readonly int ArrayLength()
    {
        if (Length > Array.MaxLength)
            Throw.TooLongForAnArray(Length);
        return (int)Length;
    }

    /// <summary>The segment that a position is in. Mostly that of the position before, or the next one.</summary>
    private int Find(long position)
    {
        int low = 0;
        int high = _count - 1;
        if (_found < _count && position >= _table[_found].RunningIndex)
        {
            low = _found;
            if (position < _table[low].RunningIndex + _table[low].Count)
                return low;
        }

        while (low < high)
        {
            // The first round looks at the next one.
            int middle = low == _found ? low + 1 : (low + high + 1) >>> 1;
            if (position < _table[middle].RunningIndex)
                high = middle - 1;
            else
                low = middle;
        }

        return _found = low;
    }
}
