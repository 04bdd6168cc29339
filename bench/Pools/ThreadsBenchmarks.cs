using BenchmarkDotNet.Attributes;
using Pools.Contestants;

namespace Pools;

/// <summary>
/// Two threads at once, and four times as many as there are processors: rent and return, and bursts that are held. Times are
/// for all items of all threads together; what is allocated is the threads'.
/// </summary>
[MemoryDiagnoser]
public class ThreadsBenchmarks
{
    private const int Pairs = 4_000_000;
    private const int Bursts = 400_000;

    [ParamsSource(nameof(ThreadCounts))]
    public int Threads { get; set; }

    [Params(1, 16, 64)]
    public int Held { get; set; }

    public static int[] ThreadCounts => [2, 4 * Environment.ProcessorCount];

    [Benchmark]
    public double Ambient() => Run<AmbientOne>();

    [Benchmark]
    public double Instance() => Run<InstanceOne>();

    [Benchmark(Baseline = true)]
    public double ObjectPool() => Run<Peer>();

    [Benchmark]
    public double Arrays() => Run<ArrayPeer>();

    private double Run<TContestant>()
        where TContestant : struct, IContestant =>
        Held == 1 ? Shapes.Pairs<TContestant>(Threads, Pairs / Threads) : Shapes.Bursts<TContestant>(Threads, Bursts / Threads, Held);
}
