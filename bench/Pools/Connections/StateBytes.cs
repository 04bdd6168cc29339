using Rockpool;

namespace Pools.Connections;

/// <summary>What an open scope takes itself, the items it holds aside.</summary>
internal static class StateBytes
{
    private const int Open = 16_000;
    private static readonly int[] Holdings = [0, 8, 32];

    public static void Run()
    {
        Console.WriteLine($"managed heap after a full collection with {Open:N0} open scopes, less the same without them; the items were there before");
        Console.WriteLine();
        Console.WriteLine("| idle items in each scope | bytes of a scope | MB of all | beside that, MB of their items |");
        Console.WriteLine("|---|---|---|---|");
        foreach (int items in Holdings)
            Measure(items);
    }

    private static void Measure(int items)
    {
        using var pool = new Pool<Packet>(default(PacketPolicy));
        long empty = GC.GetTotalMemory(forceFullCollection: true);
        var packets = new Packet[Open * items];
        for (int i = 0; i < packets.Length; i++)
            packets[i] = new Packet();
        var scopes = new PoolScope[Open];
        pool.Return(pool.Rent());
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Open; i++)
        {
            PoolScope scope = scopes[i] = new PoolScope();
            if (items > 0)
            {
                // From its second rent on it keeps what comes home; these two go to the pool.
                scope.Return(pool, scope.Rent(pool));
                pool.Return(scope.Rent(pool));
            }

            for (int item = 0; item < items; item++)
                scope.Return(pool, packets[(i * items) + item]);
        }

        long state = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(packets);
        GC.KeepAlive(scopes);
        Console.WriteLine($"| {items} | {(double)state / Open:0} | {state / 1e6:0.0} | {(before - empty) / 1e6:0.0} |");
    }
}
