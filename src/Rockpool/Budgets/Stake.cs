using Rockpool.Tiers;

namespace Rockpool.Budgets;

/// <summary>What a pool has to do with the budget: it tells of growth, and what its items count there.</summary>
internal sealed class Stake(Budget budget, bool weighs, long itemBytes = 0)
{
    // An object without a field, and what an item counts while none was made.
    private const long Smallest = 24;

    private const int Measurements = 8;

    private int _measurements;
    private long _itemBytes = itemBytes > 0 ? itemBytes : long.MaxValue;

    public Budget Budget { get; } = budget;

    /// <summary>Whether the next item that is made should be measured. Never where that is known.</summary>
    public bool WantsMeasure => IsEstimate && Volatile.Read(ref _measurements) < Measurements;

    /// <summary>Whether bytes are guessed from how many items there are.</summary>
    public bool IsEstimate => !weighs && itemBytes == 0;

    /// <summary>
    /// Takes note of what the making of an item allocated. The least of a few counts: the first often pays for what is made
    /// once for all.
    /// </summary>
    public void Measure(long allocated)
    {
        Interlocked.Increment(ref _measurements);
        if (allocated < Volatile.Read(ref _itemBytes))
            Volatile.Write(ref _itemBytes, Math.Max(Smallest, allocated));
    }

    public long BytesOf(Stock stock)
    {
        if (weighs)
            return stock.Bytes;
        long each = Volatile.Read(ref _itemBytes);
        return stock.Items * (each == long.MaxValue ? Smallest : each);
    }

    /// <summary>Tells of items that stand where none stood since the last tide. Runs no other code: threads are in the middle
    /// of a trade.</summary>
    public void Grew(Stock stock) => Budget.Grew(BytesOf(stock));
}
