using Pools.Contestants;
using Rockpool;

namespace Pools;

/// <summary>What the guard's levels cost, beside each other.</summary>
internal static class Guards
{
    private const int Burst = 16;

    // The sampler comes each tenth of a second, for the first time a tenth after it was switched on: three times in a turn.
    private const double TurnNanoseconds = 350e6;
    private const int GuardedPairs = 20_000;

    public static void Run(string[] arguments)
    {
        switch (arguments)
        {
            case ["gate", .. var processes]:
                Gates.Compare(Number(processes, 41));
                break;
            case ["gate-once", var threads]:
                Gates.CompareOnce(int.Parse(threads));
                break;
            case ["sampled", var shape, .. var rounds]:
                Compare(shape, Number(rounds, 101));
                break;
            default:
                Console.Error.WriteLine("guards gate [PROCESSES] | guards sampled ambient|two-threads|instance|burst [ROUNDS]");
                break;
        }
    }

    private static int Number(string[] arguments, int otherwise) => arguments is [var number] ? int.Parse(number) : otherwise;

    private static void Compare(string shape, int rounds)
    {
        using var crew = new Crew(shape == "two-threads" ? 2 : 1);
        Action<int> loop = shape switch
        {
            "instance" => Shapes.PairsOf<InstanceOne>(),
            "burst" => Shapes.BurstsOf<AmbientOne>(Burst),
            _ => Shapes.PairsOf<AmbientOne>(),
        };
        for (int i = 0; i < 100; i++)
            crew.Time(loop, 100_000);
        int count = (int)(TurnNanoseconds / crew.Time(loop, 1_000_000));
        var contest = new Contest(rounds, warmUps: 1);
        int off = contest.Add($"{shape}: off", () => At(GuardLevel.Off, crew, loop, count));
        int sampled = contest.Add("sampled", () => At(GuardLevel.Sampled, crew, loop, count));
        int again = contest.Add("off, once more", () => At(GuardLevel.Off, crew, loop, count));
        contest.Run();
        Console.WriteLine(contest.Ratio(again, off));
        Console.WriteLine(contest.Ratio(sampled, off));
        Console.WriteLine($"full: {At(GuardLevel.Full, crew, loop, GuardedPairs):0} ns");
    }

    private static double At(GuardLevel level, Crew crew, Action<int> loop, int count)
    {
        // All begin with a young item, because a watch replaces the item by a new one.
        Ambient<Load, LoadPolicy>.Pool.Trim();
        InstanceOne.Pool.Trim();
        RockpoolGuard.Level = level;
        double taken = crew.Time(loop, count);
        RockpoolGuard.Level = GuardLevel.Off;
        return taken;
    }
}
