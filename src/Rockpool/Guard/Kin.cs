using Rockpool.Tides;

namespace Rockpool.Guard;

/// <summary>
/// The pools whose items are of one type. While one of them watches an item, the returns of all of them look, because the item
/// may be brought to any.
/// </summary>
internal static class Kin<T>
    where T : class
{
    private static readonly Lock Door = new();
    private static int _watching;

    /// <summary>Whether some pool watches an item. Read after a pool joined the tide: who walks the pools comes by, or has
    /// been before and this sees it.</summary>
    public static bool IsWatching => Volatile.Read(ref _watching) > 0;

    /// <summary>A pool begins to watch. No lock of a pool may be held: this takes all of theirs, one after another.</summary>
    public static void Begin() => Count(1);

    /// <summary>A pool watches nothing any more.</summary>
    public static void End() => Count(-1);

    private static void Count(int change)
    {
        lock (Door)
        {
            bool was = IsWatching;
            Volatile.Write(ref _watching, _watching + change);
            if (was == IsWatching)
                return;
            foreach (Pool<T> pool in Tide.Members().OfType<Pool<T>>())
                pool.SetGates();
        }
    }
}
