using BenchmarkDotNet.Attributes;
using Pools.Contestants;

namespace Pools;

/// <summary>Rent and return on one thread.</summary>
[MemoryDiagnoser]
public class PairBenchmarks
{
    [GlobalSetup]
    public void Warm() => Floor.Warm();

    [Benchmark]
    public void TheFloor() => default(Floor).Return(default(Floor).Rent());

    [Benchmark]
    public void Ambient() => default(AmbientOne).Return(default(AmbientOne).Rent());

    [Benchmark]
    public void Instance() => default(InstanceOne).Return(default(InstanceOne).Rent());

    [Benchmark(Baseline = true)]
    public void ObjectPool() => default(Peer).Return(default(Peer).Rent());

    [Benchmark]
    public void Arrays() => default(ArrayPeer).Return(default(ArrayPeer).Rent());
}
