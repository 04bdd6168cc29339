using BenchmarkDotNet.Attributes;
using Pools.Contestants;
using Rockpool;

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

    [Benchmark]
    public void LeaseOfAmbient()
    {
        using Lease<Load> lease = default(AmbientLease).Lease();
        lease.Value.Used = 1;
    }

    [Benchmark]
    public void LeaseOfInstance()
    {
        using Lease<Load> lease = default(InstanceLease).Lease();
        lease.Value.Used = 1;
    }

    [Benchmark(Baseline = true)]
    public void ObjectPool() => default(Peer).Return(default(Peer).Rent());

    [Benchmark]
    public void Arrays() => default(ArrayPeer).Return(default(ArrayPeer).Rent());
}
