using Rockpool.Budgets;
using Rockpool.Tides;

namespace Rockpool.Tests.Models;

/// <summary>A keyed pool whose keys take turns. Its budget is the process's, so its pools are told to give way without one.</summary>
internal sealed class KeyedSubject(KeyedPool<int, PooledItem> pool) : Subject
{
    private const int Keys = 3;

    private readonly Dictionary<PooledItem, int> _keys = [];
    private int _rents;
    private int _lent;

    public override bool Prewarms => false;

    /// <summary>Of each key that of its pool, and the model knows only all keys'.</summary>
    public override bool KnowsMostOut => false;

    public override PoolStatistics Statistics => pool.Statistics;

    public override PooledItem Rent()
    {
        int key = NextKey();
        return Know(pool.Rent(key), key);
    }

    public override void Return(PooledItem item) => pool.Return(_keys[item], item);

    public override LentItem Lease()
    {
        int key = NextKey();
        var lent = LentItem.Of(pool.Lease(key));
        Know(lent.Item, key);
        _lent++;
        return lent with { End = () => End(lent) };
    }

    public override void Prewarm(int count) => throw new NotSupportedException("A keyed pool makes no items ahead.");

    public override void Trim() => pool.Trim();

    /// <summary>Keys are retired while none of their items is lent: the end of a lease discards what is of a retired one.</summary>
    public override void Turn(bool isShort)
    {
        Tide.Turn(_lent == 0 ? [.. pool.Pools, pool] : [.. pool.Pools]);
        foreach (IBudgeted one in pool.Pools)
        {
            if (isShort)
                one.GiveWay(one.Share.Bytes / 2)();
            else
                one.Regrow();
        }
    }

    public override void Limit(long? bytes)
    {
        foreach (IBudgeted one in pool.Pools)
        {
            while (bytes is null && one.Share.MaxItems is not null)
                one.Regrow();
            if (bytes / Keys is { } each && one.Share.Bytes > each)
                one.GiveWay(one.Share.Bytes - each)();
        }
    }

    public override void Dispose() => pool.Dispose();

    private int NextKey() => _rents++ % Keys;

    /// <summary>An item never goes from one key to another.</summary>
    private PooledItem Know(PooledItem item, int key)
    {
        Assert.Equal(key, _keys.GetValueOrDefault(item, key));
        _keys[item] = key;
        return item;
    }

    private void End(LentItem lent)
    {
        _lent--;
        try
        {
            lent.End();
        }
        catch (InvalidOperationException)
        {
            // It had ended before.
            _lent++;
            throw;
        }
    }
}
