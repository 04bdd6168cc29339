namespace Rockpool.Tests.Models;

/// <summary>An array that somebody has, rented or leased, with a mark in it.</summary>
internal sealed class LentArray
{
    private readonly BufferPool<int>? _pool;
    private int _mark;

    private LentArray(BufferPool<int>? pool, int[] array, int asked, BufferLease<int> lease)
    {
        _pool = pool;
        Array = array;
        Asked = asked;
        Lease = lease;
    }

    public int[] Array { get; }

    public int Asked { get; }

    public BufferLease<int> Lease { get; }

    public bool IsLease => _pool is null;

    public static LentArray Of(BufferPool<int> pool, int[] array, int asked) => new(pool, array, asked, default);

    public static LentArray Of(BufferLease<int> lease) => new(null, lease.Segment.Array!, lease.Length, lease);

    /// <summary>Writes to what was asked for, and to nothing else.</summary>
    public void Mark(int mark)
    {
        _mark = mark;
        Array[0] = mark;
        Array[Asked - 1] = mark;
    }

    public void MustBeMine()
    {
        Assert.Equal((_mark, _mark), (Array[0], Array[Asked - 1]));
        if (IsLease)
            Assert.Same(Array, Lease.Segment.Array);
    }

    public void BringHome(BufferDeed deed)
    {
        if (_pool is null)
            Lease.Dispose();
        else if (deed == BufferDeed.ReturnWritten)
            _pool.Return(Array, Asked);
        else
            _pool.Return(Array, clearArray: deed == BufferDeed.ReturnCleared);
    }
}
