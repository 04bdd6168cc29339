using System.Buffers;
using Buffers.Contestants;
using Rockpool;

namespace Buffers;

/// <summary>All shapes and contestants in one process, taking turns.</summary>
internal static class Times
{
    private const int Pairs = 1_000_000;
    private const int Handed = 200_000;
    private const int KiloByte = 1024;

    private static readonly int[] Lengths = [100, 1000, 4 * KiloByte, 16 * KiloByte, 64 * KiloByte, 1024 * KiloByte];

    public static void Run(int rounds)
    {
        // Calls through the type meet both pools, so that none is compiled for one of them alone.
        OursByType.Swap(ArrayPool<byte>.Shared);
        PeerByType.Swap(BufferPool<byte>.Shared);
        Shapes.Pairs<OursByType>(1, Pairs / 10, 100);
        Shapes.Pairs<PeerByType>(1, Pairs / 10, 100);
        OursByType.Swap(BufferPool<byte>.Shared);
        PeerByType.Swap(ArrayPool<byte>.Shared);
        Console.WriteLine("| shape | ours / peer | by type / peer by type | instance / its peer | ours | instance | peer | by type | peer by type | instance's peer |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        Report("pair, 1 thread, constant 1000 B", rounds, ConstantPairs());
        foreach (int threads in (int[])[1, 2])
        {
            foreach (int length in Lengths)
                Report($"pair, {threads} thread(s), {length} B", rounds, PairsOf(threads, length));
            Report($"pair, {threads} thread(s), another of 8 lengths each time", rounds, MixedPairs(threads));
        }

        foreach (int size in (int[])[16, 64])
        {
            foreach (int threads in (int[])[1, 2])
                Report($"burst of {size}, {threads} thread(s), 4096 B", rounds, BurstsOf(threads, 4 * KiloByte, size));
        }

        Report("hand-off, 4096 B", rounds, HandOffs(4 * KiloByte));
    }

    private static Func<double>[] ConstantPairs() =>
    [
        () => Shapes.ConstantPairs<Ours>(Pairs),
        () => Shapes.ConstantPairs<OursInstance>(Pairs),
        () => Shapes.ConstantPairs<Peer>(Pairs),
        () => Shapes.ConstantPairs<OursByType>(Pairs),
        () => Shapes.ConstantPairs<PeerByType>(Pairs),
        () => Shapes.ConstantPairs<PeerInstance>(Pairs),
    ];

    private static Func<double>[] PairsOf(int threads, int length) =>
    [
        () => Shapes.Pairs<Ours>(threads, Pairs, length),
        () => Shapes.Pairs<OursInstance>(threads, Pairs, length),
        () => Shapes.Pairs<Peer>(threads, Pairs, length),
        () => Shapes.Pairs<OursByType>(threads, Pairs, length),
        () => Shapes.Pairs<PeerByType>(threads, Pairs, length),
        () => Shapes.Pairs<PeerInstance>(threads, Pairs, length),
    ];

    private static Func<double>[] MixedPairs(int threads) =>
    [
        () => Shapes.MixedPairs<Ours>(threads, Pairs),
        () => Shapes.MixedPairs<OursInstance>(threads, Pairs),
        () => Shapes.MixedPairs<Peer>(threads, Pairs),
        () => Shapes.MixedPairs<OursByType>(threads, Pairs),
        () => Shapes.MixedPairs<PeerByType>(threads, Pairs),
        () => Shapes.MixedPairs<PeerInstance>(threads, Pairs),
    ];

    private static Func<double>[] BurstsOf(int threads, int length, int size) =>
    [
        () => Shapes.Bursts<Ours>(threads, Pairs / 4, length, size),
        () => Shapes.Bursts<OursInstance>(threads, Pairs / 4, length, size),
        () => Shapes.Bursts<Peer>(threads, Pairs / 4, length, size),
        () => Shapes.Bursts<OursByType>(threads, Pairs / 4, length, size),
        () => Shapes.Bursts<PeerByType>(threads, Pairs / 4, length, size),
        () => Shapes.Bursts<PeerInstance>(threads, Pairs / 4, length, size),
    ];

    private static Func<double>[] HandOffs(int length) =>
    [
        () => Shapes.HandOff<Ours>(Handed, length),
        () => Shapes.HandOff<OursInstance>(Handed, length),
        () => Shapes.HandOff<Peer>(Handed, length),
        () => Shapes.HandOff<OursByType>(Handed, length),
        () => Shapes.HandOff<PeerByType>(Handed, length),
        () => Shapes.HandOff<PeerInstance>(Handed, length),
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
        Console.WriteLine($"| {shape} | {Ratio(0, 2)} | {Ratio(3, 4)} | {Ratio(1, 5)} | "
            + string.Join(" | ", times.Select(all => Show(Median(all)))) + " |");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static string Show(double value) => value.ToString("0.00");
}
