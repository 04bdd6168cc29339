using System.Diagnostics;
using Rockpool;

namespace Pools.Requests;

/// <summary>What one rent and return take, and what a scope takes from its opening to its end, on one thread and warm.</summary>
internal static class ScopePairs
{
    private const int Rounds = 12;
    private const int Repeats = 200_000;
    private const string Key = "tenant 7";

    private static readonly Load[] Held = new Load[32];
    private static readonly Pool<Load> Shared = new(default(LoadPolicy));
    private static readonly PoolScope Open = new();
    private static readonly KeyedPool<string, Load> Keyed = new(_ => default(LoadPolicy));
    private static readonly BoundedPool<Load> Bounded = new(default(LoadPolicy), 16);

    private static readonly (string Name, Action Action)[] All =
    [
        ("pool, a pair", () => OfPool(1)),
        ("pool, 8 held at once", () => OfPool(8)),
        ("open scope, a pair", () => OfScope(Open, 1)),
        ("open scope, 8 held at once", () => OfScope(Open, 8)),
        ("new scope, nothing rented", () => OfNewScope(0)),
        ("new scope, a pair", () => OfNewScope(1)),
        ("new scope, 8 held at once", () => OfNewScope(8)),
        ("keyed pool, a pair", () => Keyed.Return(Key, Keyed.Rent(Key))),
        ("keyed pool, a lease", () => Keyed.Lease(Key).Dispose()),
        ("bounded pool, a pair", () => Bounded.Return(Bounded.Rent())),
        ("bounded pool, a pair by RentAsync", () => Bounded.Return(Bounded.RentAsync().Result)),
        ("bounded pool, a lease", () => Bounded.Lease().Dispose()),
    ];

    public static void Run()
    {
        Console.WriteLine($"nanoseconds, medians of {Rounds} rounds");
        Console.WriteLine();
        Console.WriteLine("| what | ns |");
        Console.WriteLine("|---|---|");
        List<double>[] times = [.. All.Select(_ => new List<double>())];
        for (int round = -2; round < Rounds; round++)
        {
            for (int i = 0; i < All.Length; i++)
            {
                double took = Measure(All[i].Action);
                if (round >= 0)
                    times[i].Add(took);
            }
        }

        for (int i = 0; i < All.Length; i++)
            Console.WriteLine($"| {All[i].Name} | {times[i].Order().ElementAt(Rounds / 2):0.0} |");
    }

    private static double Measure(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < Repeats; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / Repeats;
    }

    private static void OfPool(int count)
    {
        for (int i = 0; i < count; i++)
            Held[i] = Shared.Rent();
        for (int i = 0; i < count; i++)
            Shared.Return(Held[i]);
    }

    private static void OfScope(PoolScope scope, int count)
    {
        for (int i = 0; i < count; i++)
            Held[i] = scope.Rent(Shared);
        for (int i = 0; i < count; i++)
            scope.Return(Shared, Held[i]);
    }

    private static void OfNewScope(int count)
    {
        using var scope = new PoolScope();
        OfScope(scope, count);
    }
}
