using System.Runtime.CompilerServices;
using Rockpool.Tiers;

namespace Rockpool.Buffers;

/// <summary>
/// What one thread has of one buffer pool: its cache for each class, so that one look into the thread's storage finds them
/// all. Only that thread reads or writes it; the caches are where threads meet. About 900 bytes.
/// </summary>
internal sealed class ArrayRack<T> : ThreadCache
{
    // What stands for a class that the thread has not met yet: empty, shut for good, of arrays that there are none of. So
    // nobody writes to it.
    private static readonly ThreadCache<T[]> Unmet = MakeUnmet();

    private Row _row;

    /// <param name="key">The buffer pool's.</param>
    public ArrayRack(PoolKey key)
        : base(key)
    {
        for (int i = 0; i < SizeClasses<T>.Most; i++)
            At(i) = Unmet;
    }

    /// <summary>The cache of a class, whose index the caller has compared with <see cref="SizeClasses{T}.Most"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ThreadCache<T[]> At(int index) =>
        ref Unsafe.Add(ref Unsafe.As<Row, ThreadCache<T[]>>(ref _row), (nint)(uint)index);

    private static ThreadCache<T[]> MakeUnmet()
    {
        var cache = new ThreadCache<T[]>(default, isContested: false, isLimited: false);
        cache.Shut(Latch.ForGood);
        return cache;
    }

    [InlineArray(SizeClasses<T>.Most)]
    private struct Row
    {
        private ThreadCache<T[]> _first;
    }
}
