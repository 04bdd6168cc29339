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
        new PoolScope().Return(pool, new Packet());
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Open; i++)
        {
            scopes[i] = new PoolScope();
            for (int item = 0; item < items; item++)
                scopes[i].Return(pool, packets[(i * items) + item]);
        }

        long state = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(packets);
        GC.KeepAlive(scopes);
        Console.WriteLine($"| {items} | {(double)state / Open:0} | {state / 1e6:0.0} | {(before - empty) / 1e6:0.0} |");
    }
}
