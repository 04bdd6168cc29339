using Pools.Contestants;
using Rockpool;

namespace Pools;

/// <summary>What the guard's levels cost, beside each other in one process.</summary>
internal static class Guards
{
    // A turn takes seconds, so that the sampler comes by some twenty times.
    private const int Pairs = 300_000_000;
    private const int GuardedPairs = 20_000;
    private const int Burst = 16;

    public static void Run(int rounds)
    {
        Console.WriteLine("nanoseconds for each rent and return");
        Console.WriteLine();
        Compare(rounds, "ambient pair", count => Shapes.Pairs<AmbientOne>(1, count), count => Shapes.Pairs<Ungated>(1, count));
        Compare(
            rounds,
            "ambient pair on two threads",
            count => Shapes.Pairs<AmbientOne>(2, count / 2),
            count => Shapes.Pairs<Ungated>(2, count / 2));
        Compare(rounds, "instance pair", count => Shapes.Pairs<InstanceOne>(1, count / 2));
        Compare(rounds, "ambient burst of 16", count => Shapes.Bursts<AmbientOne>(1, count / 4, Burst));
    }

    private static void Compare(int rounds, string shape, Func<int, double> time, Func<int, double>? ungated = null)
    {
        var contest = new Contest(rounds, warmUps: 2);
        int off = contest.Add($"{shape}, off", () => At(GuardLevel.Off, time, Pairs));
        int? bare = ungated is null ? null : contest.Add("no gate", () => At(GuardLevel.Off, ungated, Pairs));
        int again = contest.Add("off, once more", () => At(GuardLevel.Off, time, Pairs));
        int sampled = contest.Add("sampled", () => At(GuardLevel.Sampled, time, Pairs));
        int full = contest.Add("full", () => At(GuardLevel.Full, time, GuardedPairs));
        contest.Run();
        if (bare is { } gateless)
            Console.WriteLine(contest.Ratio(off, gateless));
        Console.WriteLine(contest.Ratio(again, off));
        Console.WriteLine(contest.Ratio(sampled, off));
        Console.WriteLine(contest.Ratio(full, off));
    }

    private static double At(GuardLevel level, Func<int, double> time, int count)
    {
        // All begin with a young item: a watch replaces the item by a new one, and to store a reference to an old object
        // costs less than to a young one.
        Ambient<Load, LoadPolicy>.Pool.Trim();
        InstanceOne.Pool.Trim();
        RockpoolGuard.Level = level;
        // What ran before leaves caches and predictions of its own.
        time(count / 50);
        double taken = time(count);
        RockpoolGuard.Level = GuardLevel.Off;
        return taken;
    }
}
