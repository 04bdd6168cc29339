using System.Diagnostics;

namespace Buffers.Writers;

/// <summary>Documents written by all contestants, which take turns.</summary>
internal static class WriterTimes
{
    private const double Portion = 2e6;

    public static void Run(int rounds)
    {
        var all = new Contestants();
        Action<Document>[] contestants =
        [
            all.Ours, all.OursKept, all.OurStreamAsWriter, all.OurStream,
            all.RecyclableAsWriter, all.Recyclable, all.Array, all.ArrayKept, all.Plain, all.Floor,
        ];
        Console.WriteLine("| document | bytes | writer / RMS | no writer / RMS | writer / array | no writer / array | stream / RMS | kept writer / kept array | stream / MemoryStream "
            + "| writer | kept writer | stream as writer | stream | RMS as writer | RMS as stream | array | kept array | MemoryStream | no writer |");
        Console.WriteLine("|---|" + string.Concat(Enumerable.Repeat("---|", 18)));
        foreach (Document document in Documents.All)
        {
            double[][] times = Measure(document, contestants, rounds);
            string Ratio(int over, int under) => $"{Median(times[over].Zip(times[under], (a, b) => a / b)):0.00}";
            Console.WriteLine($"| {document.Name} | {document.Bytes} | {Ratio(0, 4)} | {Ratio(9, 4)} | {Ratio(0, 6)} | {Ratio(9, 6)} | {Ratio(3, 5)} | {Ratio(1, 7)} | {Ratio(3, 8)} | "
                + string.Join(" | ", times.Select(of => $"{Median(of) / 1000:0.00}")) + " |");
        }
    }

    /// <summary>Nanoseconds for a document, of each contestant and round.</summary>
    private static double[][] Measure(Document document, Action<Document>[] contestants, int rounds)
    {
        const int WarmUps = 8;
        double[][] times = [.. contestants.Select(_ => new double[rounds])];
        int count = 1;
        for (int round = -WarmUps; round < rounds; round++)
        {
            for (int i = 0; i < contestants.Length; i++)
            {
                double time = Time(document, contestants[i], count);
                if (round >= 0)
                    times[i][round] = time;
                else
                    count = Math.Max(1, (int)(Portion / time));
            }
        }

        return times;
    }

    private static double Time(Document document, Action<Document> write, int count)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++)
            write(document);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / count;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
