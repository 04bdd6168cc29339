namespace Rockpool.Tests.Scopes;

/// <summary>A policy that knows how many of its items live, and misbehaves once when told to.</summary>
internal sealed class CountedPolicy : IPoolPolicy<PooledItem>
{
    private int _made;
    private int _live;
    private int _mostLive;

    public int Made => _made;

    public int Live => _live;

    public int MostLive => _mostLive;

    public Action? WhileCreating { get; set; }

    public Action? WhileDiscarding { get; set; }

    public PooledItem Create()
    {
        (Action? action, WhileCreating) = (WhileCreating, null);
        action?.Invoke();
        Interlocked.Increment(ref _made);
        int live = Interlocked.Increment(ref _live);
        for (int most = _mostLive; live > most; most = _mostLive)
            Interlocked.CompareExchange(ref _mostLive, live, most);
        return new PooledItem();
    }

    public bool Reset(PooledItem item) => item.Reset();

    public void Discard(PooledItem item)
    {
        item.Discard();
        (Action? action, WhileDiscarding) = (WhileDiscarding, null);
        Interlocked.Decrement(ref _live);
        action?.Invoke();
    }
}
