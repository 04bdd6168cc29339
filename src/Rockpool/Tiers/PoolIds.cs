namespace Rockpool.Tiers;

/// <summary>Gives out the places in the threads' tables, lowest first, so that tables stay as short as the pools are few.</summary>
internal static class PoolIds
{
    private static readonly Lock Door = new();
    private static readonly PriorityQueue<PoolId, int> Free = new();
    private static int _made;
    private static long _lastKey;

    public static PoolId Take()
    {
        lock (Door)
            return Free.TryDequeue(out PoolId id, out _) ? id : new PoolId(_made++);
    }

    public static void Give(PoolId id)
    {
        lock (Door)
            Free.Enqueue(id, id.Value);
    }

    public static PoolKey NextKey() => new(Atomic.Add(ref _lastKey, 1));
}
