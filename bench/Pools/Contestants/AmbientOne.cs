using Rockpool;

namespace Pools.Contestants;

public readonly struct AmbientOne : IContestant
{
    public Load Rent() => Ambient<Load, LoadPolicy>.Rent();

    public void Return(Load item) => Ambient<Load, LoadPolicy>.Return(item);
}
