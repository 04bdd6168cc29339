using System.Runtime.CompilerServices;

namespace Rockpool.Writers;

/// <summary>
/// What was written, in blocks of a pool. Only the last one, the tail, is written at its end; those before it are segments, in
/// a table that finds a position and linked for sequences. Not for several threads. A mutable struct: a field of its owner.
/// </summary>
internal partial struct Chain<T>
{
    // As _used, says that the blocks went home for good. No tail has so many, so every comparison with its length fails and
    // ends in the slow path, which throws.
    private const int Ended = int.MaxValue;

    private const int FirstTable = 16;

    private readonly BufferPool<T> _pool;
    private readonly SizeEstimator? _sizes;

    // Beyond 0 the tail's array is the block of a segment before, cut by memory that was linked.
    private int _begin;
    private int _used;
    private int _count;
    private int _found;
    private T[] _tail;
    private long _before;
    private long _linked;
    private long _expected;
    private Segment<T>[] _table;
    private Segment<T>? _ofTail;

    public Chain(BufferPool<T>? pool, SizeEstimator? sizes, long expected)
    {
        _pool = pool ?? BufferPool<T>.Shared;
        _sizes = sizes;
        _expected = expected;
        _tail = [];
        _table = [];
    }

    public readonly bool IsEnded => _used == Ended;

    public readonly long Length => _before + (_used - _begin);

    /// <summary>How much is held and has room.</summary>
    public readonly long Capacity => _before + (_tail.Length - _begin);

    private readonly int Free => _tail.Length - _used;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<T> GetSpan(int sizeHint)
    {
        if (Free <= 0 || (uint)sizeHint > (uint)Free)
            MakeRoom(sizeHint);
        return _tail.AsSpan(_used);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Memory<T> GetMemory(int sizeHint)
    {
        if (Free <= 0 || (uint)sizeHint > (uint)Free)
            MakeRoom(sizeHint);
        return _tail.AsMemory(_used);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(int count)
    {
        if (count < 0 || count > Free)
            BadAdvance(count);
        _used += count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ReadOnlySpan<T> source)
    {
        if (source.Length > Free)
        {
            AppendSlow(source);
            return;
        }

        source.CopyTo(_tail.AsSpan(_used));
        _used += source.Length;
    }

    /// <summary>Says how much there will be, for the blocks that come.</summary>
    public void Expect(long length) => _expected = length;

    /// <summary>Throws if the blocks went home for good.</summary>
    public readonly void ThrowIfEnded()
    {
        if (IsEnded)
            Throw.WriterEnded(nameof(PooledBufferWriter<>));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MakeRoom(int sizeHint)
    {
        ThrowIfEnded();
        ArgumentOutOfRangeException.ThrowIfNegative(sizeHint);
        if (Free < Math.Max(sizeHint, 1))
            AddBlock(sizeHint);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void BadAdvance(int count)
    {
        ThrowIfEnded();
        Throw.BadAdvance(nameof(count), count, Free);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AppendSlow(ReadOnlySpan<T> source)
    {
        ThrowIfEnded();
        long before = Length;
        bool isWhole = false;
        try
        {
            while (!source.IsEmpty)
            {
                int count = Math.Min(Free, source.Length);
                source[..count].CopyTo(_tail.AsSpan(_used));
                _used += count;
                source = source[count..];
                if (!source.IsEmpty)
                    AddBlock(0);
            }

            isWhole = true;
        }
        finally
        {
            // Where memory ran out in the middle, what is there is what was there before.
            if (!isWhole)
                Cut(before);
        }
    }

    /// <summary>Makes a new block the tail. If there is none to be had, nothing has changed.</summary>
    private void AddBlock(int asked)
    {
        if (_count == 0 && _tail.Length == 0 && _sizes is not null)
            _expected = _sizes.Estimate;
        T[] block = _pool.RentWhole(BlockSizes<T>.Next(Length, _expected, asked));
        if (_used > _begin)
            Freeze();
        else if (_begin == 0)
            GiveBack(_tail);
        (_tail, _begin, _used) = (block, 0, 0);
    }

    /// <summary>Makes a segment of what is in the tail. The tail's array stays, for what follows in it.</summary>
    private void Freeze()
    {
        int count = _used - _begin;
        Segment<T> segment = _ofTail ?? Ambient<Segment<T>, SegmentPolicy<T>>.Rent();
        _ofTail = null;
        segment.Show(_tail, _begin, count, _before);
        Add(segment);
        _before += count;
        _begin = _used;
    }

    private void Add(Segment<T> segment)
    {
        if (_count == _table.Length)
            GrowTable();
        if (_count > 0)
            _table[_count - 1].Precede(segment);
        _table[_count++] = segment;
    }

    private void GrowTable()
    {
        Segment<T>[] table = BufferPool<Segment<T>>.Shared.Rent(Math.Max(FirstTable, 2 * _count));
        _table.AsSpan(0, _count).CopyTo(table);
        GiveBackTable();
        _table = table;
    }

    private readonly void GiveBackTable()
    {
        if (_table.Length > 0)
            BufferPool<Segment<T>>.Shared.Return(_table, _count);
    }

    private readonly void GiveBack(T[] block)
    {
        if (block.Length > 0)
            _pool.Return(block);
    }
}
