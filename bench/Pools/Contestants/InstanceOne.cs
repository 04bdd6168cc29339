using Rockpool;

namespace Pools.Contestants;

public readonly struct InstanceOne : IContestant
{
    public static readonly Pool<Load> Pool = new(default(LoadPolicy));

    public Load Rent() => Pool.Rent();

    public void Return(Load item) => Pool.Return(item);
}
