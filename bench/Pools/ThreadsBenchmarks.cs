using BenchmarkDotNet.Attributes;
using Pools.Contestants;

namespace Pools;

/// <summary>
/// Two threads at once, and four times as many as there are processors: rent and return, and bursts that are held. Times are
/// for one item of all that the threads use together; what is allocated is the threads', which begin with nothing.
/// </summary>
[MemoryDiagnoser]
public class ThreadsBenchmarks
{
    private const int Items = 1_600_000;

    [ParamsSource(nameof(ThreadCounts))]
    public int Threads { get; set; }

    [Params(1, 16, 64)]
    public int Held { get; set; }

    public static int[] ThreadCounts => [2, 4 * Environment.ProcessorCount];

    [Benchmark(OperationsPerInvoke = Items)]
    public double Ambient() => Run<AmbientOne>();

    [Benchmark(OperationsPerInvoke = Items)]
    public double Instance() => Run<InstanceOne>();

    [Benchmark(Baseline = true, OperationsPerInvoke = Items)]
    public double ObjectPool() => Run<Peer>();

    [Benchmark(OperationsPerInvoke = Items)]
    public double Arrays() => Run<ArrayPeer>();

    private double Run<TContestant>()
        where TContestant : struct, IContestant =>
        Held == 1 ? Shapes.Pairs<TContestant>(Threads, Items / Threads) : Shapes.Bursts<TContestant>(Threads, Items / Threads, Held);
}
