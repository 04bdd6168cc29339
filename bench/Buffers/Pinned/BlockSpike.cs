using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rockpool;

namespace Buffers.Pinned;

/// <summary>What is left of the memory of a spike when the load has fallen to a tenth for half a minute.</summary>
internal static class BlockSpike
{
    private const int Threads = 4;
    private const int Peak = 20_000;
    private static readonly TimeSpan Spike = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static void Run()
    {
        using var ours = new PinnedMemoryPool();
        Console.WriteLine("| seconds | lent | slabs | of them draining | free share |");
        Console.WriteLine("|---|---|---|---|---|");
        Follow("ours", ours, second =>
        {
            PinnedMemoryStatistics now = ours.Statistics;
            if (second % 3 == 0)
                Console.WriteLine($"| {second} | {now.Blocks.Outstanding} | {now.Slabs} | {now.DrainingSlabs} | {now.FreeShare:0.00} |");
        });
        Console.WriteLine($"drains: {ours.Statistics.DrainsDone} done, {ours.Statistics.DrainsFailed} failed");
        using MemoryPool<byte> kestrels = KestrelPool.Make();
        Follow("Kestrel's", kestrels, _ => { });
    }

    private static void Follow(string name, MemoryPool<byte> pool, Action<int> each)
    {
        var arrays = new ConditionalWeakTable<byte[], object>();
        using var holders = new Holders(pool, Threads) { Seen = memory => Note(arrays, memory), Wanted = Peak };
        Thread.Sleep(Spike);
        (int spikeArrays, long spikeBytes) = Count(arrays);
        holders.Wanted = Peak / 10;
        for (int second = 1; second <= 30; second++)
        {
            Thread.Sleep(Second);
            each(second);
        }

        long unreferenced = pool is PinnedMemoryPool ours ? spikeArrays - ours.Statistics.Slabs : -1;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        (int left, long leftBytes) = Count(arrays);
        Console.WriteLine($"{name}: {spikeArrays} arrays of {spikeBytes >> 20} MB at the spike; "
            + (unreferenced < 0 ? "" : $"{100.0 * unreferenced / spikeArrays:0} % of them unreferenced after 30 s; ")
            + $"after a full collection {left} arrays of {leftBytes >> 20} MB, {100.0 * (spikeArrays - left) / spikeArrays:0} % gone");
    }

    private static void Note(ConditionalWeakTable<byte[], object> arrays, Memory<byte> memory)
    {
        if (MemoryMarshal.TryGetArray<byte>(memory, out ArraySegment<byte> segment))
            arrays.TryAdd(segment.Array!, arrays);
    }

    private static (int Arrays, long Bytes) Count(ConditionalWeakTable<byte[], object> arrays)
    {
        int count = 0;
        long bytes = 0;
        foreach (KeyValuePair<byte[], object> pair in arrays)
        {
            count++;
            bytes += pair.Key.Length;
        }

        return (count, bytes);
    }
}
