namespace Rockpool.Tests.Faults;

/// <summary>A policy that does on this thread what a test says.</summary>
internal readonly struct FaultyPolicy : IPoolPolicy<PooledItem>
{
    [ThreadStatic]
    private static Func<PooledItem>? _creating;

    [ThreadStatic]
    private static Action<PooledItem>? _discarding;

    /// <summary>Instead of making an item.</summary>
    public static Func<PooledItem>? Creating
    {
        get => _creating;
        set => _creating = value;
    }

    /// <summary>At a discard, beside counting it.</summary>
    public static Action<PooledItem>? Discarding
    {
        get => _discarding;
        set => _discarding = value;
    }

    public PooledItem Create() => Creating is null ? new PooledItem() : Creating();

    public bool Reset(PooledItem item) => item.Reset();

    public void Discard(PooledItem item)
    {
        item.Discard();
        Discarding?.Invoke(item);
    }
}
