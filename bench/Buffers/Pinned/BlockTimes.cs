using System.Buffers;
using Rockpool;

namespace Buffers.Pinned;

/// <summary>What a block of pinned memory costs beside Kestrel's and beside shared memory, taking turns.</summary>
internal static class BlockTimes
{
    private const int Pairs = 1_000_000;
    private const int Handed = 200_000;

    public static void Run(int rounds)
    {
        // Calls through the type meet another pool too, so that none is compiled for one of them alone.
        OurBlocksByType.Swap(MemoryPool<byte>.Shared);
        BlockShapes.Pairs<OurBlocksByType>(1, Pairs / 10);
        OurBlocksByType.Swap(new PinnedMemoryPool());
        Console.WriteLine("| shape | ours / Kestrel's | ours / shared | by type / Kestrel's | by type / shared | ours | by type | Kestrel's | shared |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (int threads in (int[])[1, 2])
        {
            Report($"pair, {threads} thread(s)", rounds, PairsOf(threads));
            Report($"pair and a byte written, {threads} thread(s)", rounds, UsesOf(threads));
        }

        foreach (int size in (int[])[16, 64])
        {
            foreach (int threads in (int[])[1, 2])
                Report($"burst of {size}, {threads} thread(s)", rounds, BurstsOf(threads, size));
        }

        Report("hand-off", rounds, HandOffs());
        Console.WriteLine($"allocated by {Pairs} warm pairs: ours {BlockShapes.Allocated<OurBlocks>(Pairs)} B, "
            + $"Kestrel's {BlockShapes.Allocated<KestrelBlocks>(Pairs)} B, shared {BlockShapes.Allocated<SharedBlocks>(Pairs)} B");
    }

    private static Func<double>[] PairsOf(int threads) =>
    [
        () => BlockShapes.Pairs<OurBlocks>(threads, Pairs),
        () => BlockShapes.Pairs<OurBlocksByType>(threads, Pairs),
        () => BlockShapes.Pairs<KestrelBlocks>(threads, Pairs),
        () => BlockShapes.Pairs<SharedBlocks>(threads, Pairs),
    ];

    private static Func<double>[] UsesOf(int threads) =>
    [
        () => BlockShapes.Uses<OurBlocks>(threads, Pairs),
        () => BlockShapes.Uses<OurBlocksByType>(threads, Pairs),
        () => BlockShapes.Uses<KestrelBlocks>(threads, Pairs),
        () => BlockShapes.Uses<SharedBlocks>(threads, Pairs),
    ];

    private static Func<double>[] BurstsOf(int threads, int size) =>
    [
        () => BlockShapes.Bursts<OurBlocks>(threads, Pairs / 4, size),
        () => BlockShapes.Bursts<OurBlocksByType>(threads, Pairs / 4, size),
        () => BlockShapes.Bursts<KestrelBlocks>(threads, Pairs / 4, size),
        () => BlockShapes.Bursts<SharedBlocks>(threads, Pairs / 4, size),
    ];

    private static Func<double>[] HandOffs() =>
    [
        () => BlockShapes.HandOff<OurBlocks>(Handed),
        () => BlockShapes.HandOff<OurBlocksByType>(Handed),
        () => BlockShapes.HandOff<KestrelBlocks>(Handed),
        () => BlockShapes.HandOff<SharedBlocks>(Handed),
    ];

    private static void Report(string shape, int rounds, Func<double>[] contestants)
    {
        const int WarmUps = 6;
        double[][] times = [.. contestants.Select(_ => new double[rounds])];
        for (int round = -WarmUps; round < rounds; round++)
        {
            for (int i = 0; i < contestants.Length; i++)
            {
                double time = contestants[i]();
                if (round >= 0)
                    times[i][round] = time;
            }
        }

        string Ratio(int over, int under) => Show(Median(times[over].Zip(times[under], (a, b) => a / b)));
        Console.WriteLine($"| {shape} | {Ratio(0, 2)} | {Ratio(0, 3)} | {Ratio(1, 2)} | {Ratio(1, 3)} | "
            + string.Join(" | ", times.Select(all => Show(Median(all)))) + " |");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static string Show(double value) => value.ToString("0.00");
}
