namespace Rockpool.Writers;

/// <content>What a stream needs more.</content>
internal partial struct Chain<T>
{
    // Of less it is found out by trying.
    private const long Much = 1L << 30;

    /// <summary>Grows by default values. If that fails, nothing has changed.</summary>
    public void Pad(long length)
    {
        ThrowIfEnded();
        long before = Length;
        if (length - before > Much)
            ThrowIfHopeless(length - before);
        bool isWhole = false;
        try
        {
            while (Length < length)
            {
                int count = (int)Math.Min(Free, length - Length);
                _tail.AsSpan(_used, count).Clear();
                _used += count;
                if (Length < length)
                    AddBlock((int)Math.Min(length - Length, BlockSizes<T>.Most));
            }

            isWhole = true;
        }
        finally
        {
            if (!isWhole)
                Cut(before);
        }
    }

    public Memory<T> MemoryFrom(long position)
    {
        if (position >= _before)
            return _tail.AsMemory(_begin + (int)(position - _before), (int)(Length - position));
        return _table[Find(position)].MemoryFrom(position);
    }

    public readonly T[] RentAside(int length) => _pool.RentWhole(length);

    public readonly void ReturnAside(T[] aside) => _pool.Return(aside);

    /// <summary>A slip in a number must not fill the machine before it is refused.</summary>
    private static void ThrowIfHopeless(long more)
    {
        if (more > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
            Throw.NoMemoryFor(more);
    }
}
