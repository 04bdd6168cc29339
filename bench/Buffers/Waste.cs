using System.Buffers;
using Rockpool;

namespace Buffers;

/// <summary>How many bytes are given for those that are asked for, on a mix of lengths as many of any doubling.</summary>
internal static class Waste
{
    private const int Rents = 200_000;

    public static void Run()
    {
        using var powers = new BufferPool<byte>(new BufferPoolOptions { PowersOfTwo = true });
        Console.WriteLine("bytes given over asked, log-uniform from 64 B to 1 MB");
        Console.WriteLine($"ours {Measure(BufferPool<byte>.Shared):0.000}");
        Console.WriteLine($"ours, powers of two {Measure(powers):0.000}");
        Console.WriteLine($"ArrayPool.Shared {Measure(ArrayPool<byte>.Shared):0.000}");
    }

    private static double Measure(ArrayPool<byte> pool)
    {
        var random = new Random(20261124);
        double asked = 0;
        double given = 0;
        for (int i = 0; i < Rents; i++)
        {
            int length = (int)(64 * Math.Pow(1 << 14, random.NextDouble()));
            byte[] array = pool.Rent(length);
            asked += length;
            given += array.Length;
            pool.Return(array);
        }

        return given / asked;
    }
}
