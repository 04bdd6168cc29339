using Pools.Contestants;

namespace Pools;

/// <summary>
/// All shapes and contestants in one process, taking turns: each round's figures are divided by that round's, and the medians
/// of those ratios are what is shown. Under a minute.
/// </summary>
internal static class Quick
{
    private const int Pairs = 2_000_000;
    private const int Handed = 300_000;

    public static void Run(int rounds)
    {
        const string Header = "| shape | ambient / floor | ambient / peer | instance / peer | ambient / array | floor | ambient | instance | peer | array | new |";
        Console.WriteLine("nanoseconds for each rent and return; peer: Microsoft.Extensions.ObjectPool, array: ArrayPool<byte>.Shared");
        Console.WriteLine();
        Console.WriteLine(Header);
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (int threads in (int[])[1, 2])
            Report($"pair, {threads} thread(s)", rounds, PairTimes(threads));
        Bursts(rounds);
        Report("hand-off", rounds, HandOffTimes());
    }

    public static void Bursts(int rounds)
    {
        foreach (int size in (int[])[16, 64])
        {
            foreach (int threads in (int[])[1, 2, 4 * Environment.ProcessorCount])
                Report($"burst of {size}, {threads} thread(s)", rounds, BurstTimes(threads, size));
        }
    }

    public static void HandOff(int rounds) => Report("hand-off", rounds, HandOffTimes());

    private static Func<double>?[] PairTimes(int threads) =>
    [
        () => Shapes.Pairs<Floor>(threads, Pairs),
        () => Shapes.Pairs<AmbientOne>(threads, Pairs),
        () => Shapes.Pairs<InstanceOne>(threads, Pairs),
        () => Shapes.Pairs<Peer>(threads, Pairs / 2),
        () => Shapes.Pairs<ArrayPeer>(threads, Pairs),
        () => Shapes.Pairs<NewArray>(threads, Pairs / 4),
    ];

    private static Func<double>?[] BurstTimes(int threads, int size) =>
    [
        null,
        () => Shapes.Bursts<AmbientOne>(threads, Pairs / threads, size),
        () => Shapes.Bursts<InstanceOne>(threads, Pairs / threads, size),
        () => Shapes.Bursts<Peer>(threads, Pairs / 2 / threads, size),
        () => Shapes.Bursts<ArrayPeer>(threads, Pairs / 2 / threads, size),
        () => Shapes.Bursts<NewArray>(threads, Pairs / 4 / threads, size),
    ];

    private static Func<double>?[] HandOffTimes() =>
    [
        () => Shapes.HandOff<NoPool>(Handed),
        () => Shapes.HandOff<AmbientOne>(Handed),
        () => Shapes.HandOff<InstanceOne>(Handed),
        () => Shapes.HandOff<Peer>(Handed),
        () => Shapes.HandOff<ArrayPeer>(Handed),
        () => Shapes.HandOff<NewArray>(Handed),
    ];

    private static void Report(string shape, int rounds, Func<double>?[] contestants)
    {
        const int WarmUps = 10;
        double[][] times = [.. contestants.Select(_ => new double[rounds])];
        for (int round = -WarmUps; round < rounds; round++)
        {
            for (int i = 0; i < contestants.Length; i++)
            {
                double time = contestants[i]?.Invoke() ?? double.NaN;
                if (round >= 0)
                    times[i][round] = time;
            }
        }

        string Ratio(int over, int under) => Show(Median(times[over].Zip(times[under], (a, b) => a / b)));
        Console.WriteLine($"| {shape} | {Ratio(1, 0)} | {Ratio(1, 3)} | {Ratio(2, 3)} | {Ratio(1, 4)} | "
            + string.Join(" | ", times.Select(all => Show(Median(all)))) + " |");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static string Show(double value) => double.IsNaN(value) ? "" : value.ToString("0.00");
}
