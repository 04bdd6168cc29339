namespace Pools.Contestants;

/// <summary>The least that a pool by thread can do, without any check: load, null store, reset, store.</summary>
public readonly struct Floor : IContestant
{
    [ThreadStatic]
    private static Load? t_slot;

    public static void Warm() => t_slot = new Load();

    public Load Rent()
    {
        Load? item = t_slot;
        t_slot = null;
        return item!;
    }

    public void Return(Load item)
    {
        item.Used = 0;
        t_slot = item;
    }
}
