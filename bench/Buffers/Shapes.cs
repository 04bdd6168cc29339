using Pools;

namespace Buffers;

/// <summary>The loads: each returns the nanoseconds of one rent and return, or of one hand-off.</summary>
internal static class Shapes
{
    private static readonly int[] Lengths = [100, 5000, 300, 60_000, 1000, 9000, 120, 30_000];

    // Not a constant to the JIT: lengths come from elsewhere.
    private static int _length;

    /// <summary>Rent and return, on each of some threads at once.</summary>
    public static double Pairs<TBuffers>(int threads, int count, int length)
        where TBuffers : struct, IBuffers
    {
        _length = length;
        return Threads.Time(threads, count, static count => Pair<TBuffers>(count));
    }

    /// <summary>The same on one thread, of 1,000 bytes that the JIT knows of.</summary>
    public static double ConstantPairs<TBuffers>(int count)
        where TBuffers : struct, IBuffers => Threads.Time(1, count, static count => ConstantPair<TBuffers>(count));

    /// <summary>Rent and return, each of another length than the one before.</summary>
    public static double MixedPairs<TBuffers>(int threads, int count)
        where TBuffers : struct, IBuffers => Threads.Time(threads, count, static count => MixedPair<TBuffers>(count));

    /// <summary>Rents a burst, holds it, returns it.</summary>
    public static double Bursts<TBuffers>(int threads, int count, int length, int size)
        where TBuffers : struct, IBuffers
    {
        _length = length;
        return Threads.Time(threads, count, count => Burst<TBuffers>(count, size));
    }

    /// <summary>One thread rents, another returns.</summary>
    public static double HandOff<TBuffers>(int count, int length)
        where TBuffers : struct, IBuffers
    {
        _length = length;
        return Threads.TimeHandOff<byte[]>(count, ring => Give<TBuffers>(ring, count), ring => Take<TBuffers>(ring, count));
    }

    private static void Pair<TBuffers>(int count)
        where TBuffers : struct, IBuffers
    {
        for (int i = 0; i < count; i++)
            default(TBuffers).Return(default(TBuffers).Rent(_length));
    }

    private static void ConstantPair<TBuffers>(int count)
        where TBuffers : struct, IBuffers
    {
        for (int i = 0; i < count; i++)
            default(TBuffers).Return(default(TBuffers).Rent(1000));
    }

    private static void MixedPair<TBuffers>(int count)
        where TBuffers : struct, IBuffers
    {
        int[] lengths = Lengths;
        for (int i = 0; i < count; i++)
            default(TBuffers).Return(default(TBuffers).Rent(lengths[i & (lengths.Length - 1)]));
    }

    private static void Burst<TBuffers>(int count, int size)
        where TBuffers : struct, IBuffers
    {
        byte[][] held = new byte[size][];
        for (int done = 0; done < count; done += size)
        {
            for (int i = 0; i < held.Length; i++)
                held[i] = default(TBuffers).Rent(_length);
            for (int i = 0; i < held.Length; i++)
                default(TBuffers).Return(held[i]);
        }
    }

    private static void Give<TBuffers>(Ring<byte[]> ring, int count)
        where TBuffers : struct, IBuffers
    {
        for (int i = 0; i < count; i++)
            ring.Put(default(TBuffers).Rent(_length));
    }

    private static void Take<TBuffers>(Ring<byte[]> ring, int count)
        where TBuffers : struct, IBuffers
    {
        for (int i = 0; i < count; i++)
            default(TBuffers).Return(ring.Take());
    }
}
