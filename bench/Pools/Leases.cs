using Pools.Contestants;

namespace Pools;

/// <summary>What a lease costs beside the rent and return that it wraps.</summary>
internal static class Leases
{
    // Turns of a few milliseconds, and many of them: on a machine that is not idle most are left alone. The first second goes
    // to compiling.
    private const int Pairs = 200_000;
    private const int Handed = 100_000;
    private const int WarmUps = 50;

    public static void Run(int rounds)
    {
        Console.WriteLine("nanoseconds for each lease, used once and disposed, or for each rent, use and return");
        CheckAllocations();
        foreach (int threads in (int[])[1, 2])
        {
            Console.WriteLine();
            Console.WriteLine($"{threads} thread(s):");
            OnThreads(rounds, threads);
        }

        Console.WriteLine();
        Console.WriteLine("begun on one thread, ended on another:");
        HandOff(rounds);
    }

    private static void OnThreads(int rounds, int threads)
    {
        var contest = new Contest(rounds, WarmUps);
        List<int> leases =
        [
            contest.Add("ambient lease", () => LeaseShapes.Leases<AmbientLease>(threads, Pairs)),
            contest.Add("instance lease", () => LeaseShapes.Leases<InstanceLease>(threads, Pairs)),
        ];
        if (threads == 1)
        {
            leases.Add(contest.Add("ambient lease after one ended elsewhere", () => LeaseShapes.LeasesAfterOneElsewhere<AmbientLease>(Pairs)));
            leases.Add(contest.Add("instance lease after one ended elsewhere", () => LeaseShapes.LeasesAfterOneElsewhere<InstanceLease>(Pairs)));
        }

        int[] pairs =
        [
            contest.Add("ambient", () => LeaseShapes.Pairs<AmbientOne>(threads, Pairs)),
            contest.Add("instance", () => LeaseShapes.Pairs<InstanceOne>(threads, Pairs)),
            contest.Add("ObjectPool", () => LeaseShapes.Pairs<Peer>(threads, Pairs / 2)),
        ];
        Report(contest, leases, pairs);
    }

    private static void HandOff(int rounds)
    {
        var contest = new Contest(rounds, WarmUps);
        int[] leases =
        [
            contest.Add("ambient lease", () => LeaseShapes.LeaseHandOff<AmbientLease>(Handed)),
            contest.Add("instance lease", () => LeaseShapes.LeaseHandOff<InstanceLease>(Handed)),
        ];
        int[] pairs =
        [
            contest.Add("no pool", () => LeaseShapes.PairHandOff<NoPool>(Handed)),
            contest.Add("ambient", () => LeaseShapes.PairHandOff<AmbientOne>(Handed)),
            contest.Add("instance", () => LeaseShapes.PairHandOff<InstanceOne>(Handed)),
            contest.Add("ObjectPool", () => LeaseShapes.PairHandOff<Peer>(Handed)),
        ];
        Report(contest, leases, pairs);
    }

    private static void Report(Contest contest, IReadOnlyList<int> leases, int[] pairs)
    {
        contest.Run();
        foreach (int lease in leases)
        {
            foreach (int pair in pairs)
                Console.WriteLine(contest.Ratio(lease, pair));
        }
    }

    private static void CheckAllocations()
    {
        long bytes = 0;
        for (int warm = 0; warm <= WarmUps; warm++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            LeaseShapes.Leases<AmbientLease>(1, Pairs);
            LeaseShapes.Leases<InstanceLease>(1, Pairs);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Console.WriteLine($"{bytes} bytes allocated in {2 * Pairs:N0} leases");
    }
}
