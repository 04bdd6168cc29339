using System.Runtime.CompilerServices;
using Rockpool;

namespace SettingTarget;

/// <summary>A burst of arrays for which there is room only if those of other lengths give way.</summary>
internal static class Burst
{
    private const int Wanted = 3 << 18;
    private static readonly int[] IdleLengths = [1 << 20, 1 << 19];

    /// <summary>Says how many bytes lay idle before, how many the burst got, and how many lie idle meanwhile.</summary>
    public static void Tell()
    {
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        // Else the pools would keep so little that nothing has to give way.
        PoolBudget.Limit = available;
        using var pool = new BufferPool<byte>();
        foreach (int length in IdleLengths)
            Fill(pool, length, available / 4);
        long idle = pool.Statistics.Arrays.BytesHeld;
        byte[][] burst = [.. Enumerable.Range(0, (int)(available * 5 / 8 / Wanted)).Select(_ => pool.Rent(Wanted))];
        Console.WriteLine($"{idle} {burst.Sum(array => (long)array.Length)} {pool.Statistics.Arrays.BytesHeld}");
        Array.ForEach(burst, array => pool.Return(array));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fill(BufferPool<byte> pool, int length, long bytes) =>
        Array.ForEach([.. Enumerable.Range(0, (int)(bytes / length)).Select(_ => pool.Rent(length))], array => pool.Return(array));
}
