namespace Rockpool.Writers;

/// <content>What leaves the chain.</content>
internal partial struct Chain<T>
{
    /// <summary>Everything goes home; the next block is as long as the estimate says by then.</summary>
    public void Clear()
    {
        ThrowIfEnded();
        Release();
    }

    /// <summary>Everything goes home for good.</summary>
    public void End()
    {
        Release();
        _used = Ended;
    }

    /// <summary>Lets go of all beyond a length, which is not longer than it is.</summary>
    public void Cut(long length)
    {
        if (length == 0)
        {
            ReleaseBlocks();
            return;
        }

        // What ends just there goes too, so that no block stays for nothing; not what was linked, which is no block.
        while (length < _before || (length == _before && length < Length && _table[_count - 1].Block is not null))
            Unfreeze();
        // Until here the tail has been nobody's but the writer's, so a sequence of it is the caller's to forget.
        _used = _begin + (int)(length - _before);
    }

    /// <summary>Puts memory of somebody else's where the next element would be. What follows goes into the rest of the tail.</summary>
    public void Link(ReadOnlyMemory<T> memory)
    {
        ThrowIfEnded();
        if (memory.IsEmpty)
            return;
        if (_used > _begin)
            Freeze();
        Segment<T> segment = Ambient<Segment<T>, SegmentPolicy<T>>.Rent();
        segment.Show(memory, _before);
        Add(segment);
        _before += memory.Length;
        _linked += memory.Length;
    }

    /// <summary>Makes one block of all.</summary>
    /// <returns>The block, whose first elements are those of the chain.</returns>
    public T[] Join()
    {
        if (_count == 0)
            return _tail;
        int length = ArrayLength();
        T[] block = _pool.RentWhole(length);
        CopyTo(block);
        ReleaseBlocks();
        (_tail, _used) = (block, length);
        return block;
    }

    private void Release()
    {
        // What was linked takes no blocks.
        if (_sizes is not null && Length > _linked)
            _sizes.Record(Length - _linked);
        ReleaseBlocks();
    }

    /// <summary>Gives all blocks back, in the order in which they were written: the one that is still in the processor's cache is
    /// the one to be rented next.</summary>
    private void ReleaseBlocks()
    {
        T[] tail = _begin == 0 ? _tail : [];
        for (int i = 0; i < _count; i++)
        {
            Segment<T> segment = _table[i];
            if (segment.OwnsBlock)
                GiveBack(segment.Block!);
            Ambient<Segment<T>, SegmentPolicy<T>>.Return(segment);
        }

        if (_ofTail is not null)
            Ambient<Segment<T>, SegmentPolicy<T>>.Return(_ofTail);
        GiveBackTable();
        GiveBack(tail);
        (_tail, _table, _ofTail) = ([], [], null);
        (_begin, _used, _count, _found) = (0, 0, 0, 0);
        (_before, _linked) = (0, 0);
    }

    /// <summary>Gives the tail back and makes the block before it the tail again.</summary>
    private void Unfreeze()
    {
        if (_begin == 0)
            GiveBack(_tail);
        if (_ofTail is not null)
            Ambient<Segment<T>, SegmentPolicy<T>>.Return(_ofTail);
        Segment<T> last = _table[--_count];
        _table[_count] = null!;
        if (_count > 0)
            _table[_count - 1].Precede(null);
        (_tail, _begin, _used, _before) = (last.Block!, last.Begin, last.Begin + last.Count, last.RunningIndex);
        _ofTail = null;
        _found = 0;
        Ambient<Segment<T>, SegmentPolicy<T>>.Return(last);
    }
}
