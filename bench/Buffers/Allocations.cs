using Buffers.Contestants;
using Rockpool;

namespace Buffers;

/// <summary>What warm rents and returns allocate on their thread.</summary>
internal static class Allocations
{
    private const int Pairs = 100_000;

    private static readonly byte[][] Held = new byte[64][];

    public static void Run()
    {
        Console.WriteLine($"pairs: {Measure(Paired<Ours>)} B");
        Console.WriteLine($"pairs of an instance: {Measure(Paired<OursInstance>)} B");
        Console.WriteLine($"bursts of 64: {Measure(Burst<Ours>)} B");
        Console.WriteLine($"cleared: {Measure(Cleared)} B");
        Console.WriteLine($"leases: {Measure(Leased)} B");
    }

    private static void Paired<TBuffers>(int count)
        where TBuffers : struct, IBuffers
    {
        for (int i = 0; i < count; i++)
            default(TBuffers).Return(default(TBuffers).Rent(1000));
    }

    private static void Burst<TBuffers>(int count)
        where TBuffers : struct, IBuffers
    {
        for (int i = 0; i < count; i += Held.Length)
        {
            for (int j = 0; j < Held.Length; j++)
                Held[j] = default(TBuffers).Rent(1000);
            foreach (byte[] array in Held)
                default(TBuffers).Return(array);
        }
    }

    private static void Cleared(int count)
    {
        for (int i = 0; i < count; i++)
            BufferPool<byte>.Shared.Return(BufferPool<byte>.Shared.Rent(1000), written: 10);
    }

    private static void Leased(int count)
    {
        for (int i = 0; i < count; i++)
        {
            using BufferLease<byte> lease = BufferPool<byte>.Shared.Lease(1000);
            lease.Span[0] = 1;
        }
    }

    private static long Measure(Action<int> pairs)
    {
        pairs(Pairs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        pairs(Pairs);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
