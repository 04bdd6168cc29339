using System.Diagnostics;
using Pools.Contestants;

namespace Pools;

/// <summary>
/// What the guard's gate costs while nothing is guarded: the ambient pool beside the same without a gate. Two programs differ by
/// some percent by where the compiler happened to put them, so that many processes are asked, and one process is one figure.
/// </summary>
internal static class Gates
{
    private const int Pairs = 1_000_000;
    private const int Rounds = 151;
    private const int WarmUps = 60;

    public static void Compare(int processes)
    {
        foreach (int threads in (int[])[1, 2])
        {
            double[][] figures = [.. Enumerable.Range(0, processes).Select(_ => Ask(threads))];
            Console.WriteLine($"{threads} thread(s), {processes} processes of {Rounds} rounds: "
                + $"off / no gate {new Spread(figures.Select(one => one[0]))}, off / off {new Spread(figures.Select(one => one[1]))}, "
                + $"no gate / no gate {new Spread(figures.Select(one => one[2]))}");
            Console.WriteLine($"  of each: {string.Join(" ", figures.Select(one => $"{one[0]:0.000}"))}; ns {figures[0][3]:0.00} and {figures[0][4]:0.00}");
        }
    }

    public static void CompareOnce(int threads)
    {
        using var crew = new Crew(threads);
        var contest = new Contest(Rounds, WarmUps);
        int off = contest.Add("off", () => crew.Time(Shapes.PairsOf<AmbientOne>(), Pairs));
        int bare = contest.Add("no gate", () => crew.Time(Shapes.PairsOf<Ungated>(), Pairs));
        int offAgain = contest.Add("off, once more", () => crew.Time(Shapes.PairsOf<AmbientOne>(), Pairs));
        int bareAgain = contest.Add("no gate, once more", () => crew.Time(Shapes.PairsOf<Ungated>(), Pairs));
        // Both items become old, as those of a program that has run for a while.
        crew.Time(Shapes.PairsOf<AmbientOne>(), Pairs);
        crew.Time(Shapes.PairsOf<Ungated>(), Pairs);
        GC.Collect();
        GC.Collect();
        contest.Run();
        double[] figures =
        [
            contest.RatioOf(off, bare).Median, contest.RatioOf(offAgain, off).Median, contest.RatioOf(bareAgain, bare).Median,
            contest.TimeOf(off), contest.TimeOf(bare),
        ];
        Console.WriteLine(string.Join(' ', figures));
    }

    private static double[] Ask(int threads)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["guards", "gate-once", $"{threads}"]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. said.Split().Where(word => word.Length > 0).Select(double.Parse)];
    }
}
