using Pools.Contestants;

namespace Pools;

/// <summary>What a lease costs beside the rent and return that it wraps.</summary>
internal static class Leases
{
    private const int Pairs = 2_000_000;

    public static void Run(int rounds)
    {
        Console.WriteLine("nanoseconds for each lease, used once and disposed, or each rent and return");
        Console.WriteLine();
        foreach (int threads in (int[])[1, 2])
        {
            var contest = new Contest(rounds, warmUps: 10);
            int ambientLease = contest.Add("ambient lease", () => Shapes.Leases<AmbientLease>(threads, Pairs));
            int instanceLease = contest.Add("instance lease", () => Shapes.Leases<InstanceLease>(threads, Pairs));
            int ambient = contest.Add("ambient", () => Shapes.Pairs<AmbientOne>(threads, Pairs));
            int instance = contest.Add("instance", () => Shapes.Pairs<InstanceOne>(threads, Pairs));
            int peer = contest.Add("ObjectPool", () => Shapes.Pairs<Peer>(threads, Pairs / 2));
            contest.Run();
            Console.WriteLine($"{threads} thread(s):");
            foreach (int lease in (int[])[ambientLease, instanceLease])
            {
                foreach (int pair in (int[])[ambient, instance, peer])
                    Console.WriteLine(contest.Ratio(lease, pair));
            }
        }
    }
}
