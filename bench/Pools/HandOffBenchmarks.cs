using BenchmarkDotNet.Attributes;
using Pools.Contestants;

namespace Pools;

/// <summary>One thread rents, another returns. Times are for one item; what is allocated is the other thread.</summary>
[MemoryDiagnoser]
public class HandOffBenchmarks
{
    private const int Count = 300_000;

    [Benchmark(OperationsPerInvoke = Count)]
    public double Ambient() => Shapes.HandOff<AmbientOne>(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Instance() => Shapes.HandOff<InstanceOne>(Count);

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public double ObjectPool() => Shapes.HandOff<Peer>(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Arrays() => Shapes.HandOff<ArrayPeer>(Count);

    [Benchmark(OperationsPerInvoke = Count)]
    public double NewArrays() => Shapes.HandOff<NewArray>(Count);
}
