using System.Diagnostics;

namespace Pools.Connections;

/// <summary>
/// How long collections stop a process that has many open connections with 32 idle items each. Every figure is from a process
/// of its own.
/// </summary>
internal static class Pauses
{
    private const int RequestsOfAMillisecond = 50;
    private static readonly TimeSpan LoadTime = TimeSpan.FromSeconds(3);
    private static readonly int[] Counts = [1_000, 16_000, 80_000];
    private static readonly string[] Names = ["arrays", "scopes", "peers"];

    public static void Run()
    {
        Console.WriteLine($"pauses in microseconds; {Stock.Items} idle items of 48 bytes for each connection; requests on random connections, one thread: "
            + $"flat out for the young generations, {RequestsOfAMillisecond} at a time and a millisecond's rest for generation 2");
        Console.WriteLine();
        Console.WriteLine("| connections keep | how many | heap MB | requests/ms | young | p50 | p99 | max | gen2 background p50 | max | gen2 blocking p50 | max |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (string name in Names)
        {
            foreach (int count in Counts)
            {
                using Process one = Process.Start(Environment.ProcessPath!, ["scopes", "pauses", name, $"{count}"]);
                one.WaitForExit();
            }
        }
    }

    /// <summary>One row.</summary>
    public static void Measure(string name, int count)
    {
        Stock stock = Stock.Make(name, count);
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++)
            stock.Serve(random.Next(count));
        GC.Collect();
        GC.Collect();
        long heap = GC.GetTotalMemory(forceFullCollection: true);
        (List<double> young, double pace) = Load(stock, count, random);
        List<double> background = Second(stock, count, random, blocking: false);
        List<double> blocking = Second(stock, count, random, blocking: true);

        Console.WriteLine($"| {name} | {count:N0} | {heap / 1e6:0} | {pace:0} | {young.Count} | {At(young, 0.5)} | {At(young, 0.99)} | "
            + $"{At(young, 1)} | {At(background, 0.5)} | {At(background, 1)} | {At(blocking, 0.5)} | {At(blocking, 1)} |");
    }

    private static (List<double> Pauses, double Pace) Load(Stock stock, int count, Random random)
    {
        List<double> pauses = [];
        byte[][] lately = new byte[4096][];
        long served = 0;
        int seen = GC.CollectionCount(0);
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < LoadTime)
        {
            for (int i = 0; i < 100; i++, served++)
            {
                stock.Serve(random.Next(count));
                lately[served & 4095] = new byte[512];
            }

            int now = GC.CollectionCount(0);
            if (now != seen)
                pauses.Add(PauseOf(GCKind.Ephemeral));
            seen = now;
        }

        return (pauses, served / Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    /// <summary>Collections of generation 2 while requests go on at a service's pace. Of a small heap the runtime makes blocking
    /// ones of them.</summary>
    private static List<double> Second(Stock stock, int count, Random random, bool blocking)
    {
        List<double> pauses = [];
        for (int i = 0; i < 7; i++)
        {
            (long background, long full) = (IndexOf(GCKind.Background), IndexOf(GCKind.FullBlocking));
            GC.Collect(2, GCCollectionMode.Forced, blocking);
            long start = Stopwatch.GetTimestamp();
            while (IndexOf(GCKind.Background) == background && IndexOf(GCKind.FullBlocking) == full)
            {
                for (int request = 0; request < RequestsOfAMillisecond; request++)
                    stock.Serve(random.Next(count));
                Thread.Sleep(1);
                if (Stopwatch.GetElapsedTime(start) > LoadTime)
                    throw new TimeoutException("no collection came");
            }

            pauses.Add(PauseOf(IndexOf(GCKind.Background) != background ? GCKind.Background : GCKind.FullBlocking));
        }

        return pauses;
    }

    private static long IndexOf(GCKind kind) => GC.GetGCMemoryInfo(kind).Index;

    /// <summary>The longest pause of the last collection of a kind.</summary>
    private static double PauseOf(GCKind kind) => GC.GetGCMemoryInfo(kind).PauseDurations.ToArray().Max().TotalMicroseconds;

    private static string At(List<double> pauses, double share)
    {
        if (pauses.Count == 0)
            return "";
        pauses.Sort();
        return $"{pauses[Math.Min(pauses.Count - 1, (int)(share * pauses.Count))]:0}";
    }
}
