using BenchmarkDotNet.Attributes;
using Pools.Contestants;

namespace Pools;

/// <summary>Some items are rented, held, and returned, on one thread. Times are for one item.</summary>
[MemoryDiagnoser]
public class BurstBenchmarks
{
    private const int Size = 64;
    private readonly Load[] _held = new Load[Size];

    [Benchmark(OperationsPerInvoke = Size)]
    public void Ambient() => Burst<AmbientOne>();

    [Benchmark(OperationsPerInvoke = Size)]
    public void Instance() => Burst<InstanceOne>();

    [Benchmark(Baseline = true, OperationsPerInvoke = Size)]
    public void ObjectPool() => Burst<Peer>();

    private void Burst<TContestant>()
        where TContestant : struct, IContestant
    {
        Load[] held = _held;
        for (int i = 0; i < held.Length; i++)
            held[i] = default(TContestant).Rent();
        for (int i = 0; i < held.Length; i++)
            default(TContestant).Return(held[i]);
    }
}
