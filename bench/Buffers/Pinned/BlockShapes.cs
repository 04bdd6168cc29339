using System.Buffers;
using Pools;

namespace Buffers.Pinned;

/// <summary>The loads: each returns the nanoseconds of one rent and its end.</summary>
internal static class BlockShapes
{
    /// <summary>Rent and end, on each of some threads at once.</summary>
    public static double Pairs<TBlocks>(int threads, int count)
        where TBlocks : struct, IBlocks => Threads.Time(threads, count, static count => Pair<TBlocks>(count));

    /// <summary>Rent, write a byte, end, on each of some threads at once.</summary>
    public static double Uses<TBlocks>(int threads, int count)
        where TBlocks : struct, IBlocks => Threads.Time(threads, count, static count => Use<TBlocks>(count));

    /// <summary>Rents a burst, holds it, ends it.</summary>
    public static double Bursts<TBlocks>(int threads, int count, int size)
        where TBlocks : struct, IBlocks => Threads.Time(threads, count, count => Burst<TBlocks>(count, size));

    /// <summary>One thread rents, another ends.</summary>
    public static double HandOff<TBlocks>(int count)
        where TBlocks : struct, IBlocks => Threads.TimeHandOff<IMemoryOwner<byte>>(count, ring => Give<TBlocks>(ring, count), ring => Take(ring, count));

    public static long Allocated<TBlocks>(int count)
        where TBlocks : struct, IBlocks
    {
        Threads.InPortions(static portion => Pair<TBlocks>(portion), count);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Pair<TBlocks>(count);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Pair<TBlocks>(int count)
        where TBlocks : struct, IBlocks
    {
        for (int i = 0; i < count; i++)
            default(TBlocks).Rent().Dispose();
    }

    private static void Use<TBlocks>(int count)
        where TBlocks : struct, IBlocks
    {
        for (int i = 0; i < count; i++)
        {
            using IMemoryOwner<byte> owner = default(TBlocks).Rent();
            owner.Memory.Span[0] = 1;
        }
    }

    private static void Burst<TBlocks>(int count, int size)
        where TBlocks : struct, IBlocks
    {
        var held = new IMemoryOwner<byte>[size];
        for (int done = 0; done < count; done += size)
        {
            for (int i = 0; i < held.Length; i++)
                held[i] = default(TBlocks).Rent();
            for (int i = 0; i < held.Length; i++)
                held[i].Dispose();
        }
    }

    private static void Give<TBlocks>(Ring<IMemoryOwner<byte>> ring, int count)
        where TBlocks : struct, IBlocks
    {
        for (int i = 0; i < count; i++)
            ring.Put(default(TBlocks).Rent());
    }

    private static void Take(Ring<IMemoryOwner<byte>> ring, int count)
    {
        for (int i = 0; i < count; i++)
            ring.Take().Dispose();
    }
}
