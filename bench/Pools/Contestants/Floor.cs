namespace Pools.Contestants;

/// <summary>The least that a pool by thread can do, without any check: load, null store, reset, store.</summary>
public readonly struct Floor : IContestant
{
    [ThreadStatic]
    private static Load? _slot;

    public static void Warm() => _slot = new Load();

    public Load Rent()
    {
        Load? item = _slot;
        _slot = null;
        return item!;
    }

    public void Return(Load item)
    {
        item.Used = 0;
        _slot = item;
    }
}
