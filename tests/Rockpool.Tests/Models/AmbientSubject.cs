using Rockpool.Budgets;
using Rockpool.Tides;

namespace Rockpool.Tests.Models;

/// <summary>The ambient pool of the model's items. Its budget is the process's, so it is told to give way without one.</summary>
internal sealed class AmbientSubject<T> : Subject
    where T : PooledItem, new()
{
    private static Pool<T> Pool => Ambient<T, AmbientModelPolicy<T>>.Pool;

    public override bool IsAmbient => true;

    public override PoolStatistics Statistics => Pool.Statistics;

    public override PooledItem Rent() => Ambient<T, AmbientModelPolicy<T>>.Rent();

    public override void Return(PooledItem item) => Ambient<T, AmbientModelPolicy<T>>.Return((T)item);

    public override LentItem Lease() => LentItem.Of(Ambient<T, AmbientModelPolicy<T>>.Lease());

    public override void Prewarm(int count) => Pool.Prewarm(count);

    public override void Trim() => Pool.Trim();

    public override void Turn(bool isShort)
    {
        Tide.Turn([Pool]);
        if (isShort)
            Limit(ShareOf(Pool).Bytes / 2);
        else
            ((IBudgeted)Pool).Regrow();
    }

    public override void Limit(long? bytes)
    {
        IBudgeted pool = Pool;
        while (bytes is null && pool.Share.MaxItems is not null)
            pool.Regrow();
        if (pool.Share.Bytes > bytes)
            pool.GiveWay(pool.Share.Bytes - bytes.Value)();
    }

    public override void Dispose() => Pool.Dispose();

    private static PoolShare ShareOf(IBudgeted pool) => pool.Share;
}
