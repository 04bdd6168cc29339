namespace Pools.Contestants;

/// <summary>Neither takes nor brings back: what a hand-off costs without any pool.</summary>
public readonly struct NoPool : IContestant
{
    private static readonly Load One = new();

    public Load Rent() => One;

    public void Return(Load item) => item.Used = 0;
}
