using Rockpool.Tides;

namespace Rockpool.Tests.Models;

/// <summary>A bounded pool. It has no figure for every way in which an item goes: those are what its policy was told to discard.</summary>
internal sealed class BoundedSubject(BoundedPool<PooledItem> pool, Makings makings) : Subject
{
    private long? _discardsAtEnd;

    public override bool Prewarms => false;

    /// <summary>An item that is being made counts as out, also where that fails.</summary>
    public override bool KnowsMostOut => false;

    public override PoolStatistics Statistics
    {
        get
        {
            BoundedPoolStatistics now = pool.Statistics;
            long discards = makings.Items.Sum(item => item.Discards);
            long late = discards - (_discardsAtEnd ?? discards);
            return new PoolStatistics
            {
                ShelfHits = now.Rents - now.Misses,
                Misses = now.Misses,
                Returns = now.Rents - now.Outstanding,
                HighWater = now.HighWater,
                ItemsOnShelves = now.Idle,
                DroppedByTide = now.DroppedByTide,
                DroppedByReset = discards - now.DroppedByTide - late,
                DroppedAfterDispose = late,
                Misuses = now.Misuses,
            };
        }
    }

    public override PooledItem Rent() => pool.Rent();

    public override void Return(PooledItem item) => pool.Return(item);

    public override LentItem Lease() => LentItem.Of(pool.Lease());

    public override void Prewarm(int count) => throw new NotSupportedException("A bounded pool makes no items ahead.");

    public override void Trim() => pool.Trim();

    public override void Turn(bool isShort) => Tide.Turn([pool]);

    /// <summary>Its own limit is the tighter one.</summary>
    public override void Limit(long? bytes)
    {
    }

    public override void Dispose()
    {
        pool.Dispose();
        _discardsAtEnd ??= makings.Items.Sum(item => item.Discards);
    }
}
