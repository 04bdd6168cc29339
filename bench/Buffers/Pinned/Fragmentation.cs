using Rockpool;

namespace Buffers.Pinned;

/// <summary>How much of the slabs is free while the load rises and falls.</summary>
internal static class Fragmentation
{
    private const int Threads = 4;
    private const int Least = 1000;
    private const int Most = 10_000;
    private const double Period = 60;
    private const int Seconds = 180;
    private const int Every = 10;

    public static void Run()
    {
        using var pool = new PinnedMemoryPool();
        using var holders = new Holders(pool, Threads);
        Console.WriteLine("| seconds | wanted | lent | slabs | draining | free share | drains done | failed |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        double sum = 0;
        for (int second = 1; second <= Seconds; second++)
        {
            holders.Wanted = Least + (int)((Most - Least) * (1 - Math.Cos(2 * Math.PI * second / Period)) / 2);
            Thread.Sleep(TimeSpan.FromSeconds(1));
            PinnedMemoryStatistics now = pool.Statistics;
            sum += now.FreeShare;
            if (second % Every == 0)
            {
                Console.WriteLine($"| {second} | {holders.Wanted} | {now.Blocks.Outstanding} | {now.Slabs} | {now.DrainingSlabs} | "
                    + $"{now.FreeShare:0.00} | {now.DrainsDone} | {now.DrainsFailed} |");
            }
        }

        Console.WriteLine($"free share on average: {sum / Seconds:0.00}");
    }
}
