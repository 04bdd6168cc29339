namespace Rockpool.Tests.Models;

/// <summary>A pool used by three threads one after another, beside what must be true of it whatever they do.</summary>
internal sealed class PoolModel : IDisposable
{
    public const int Threads = 3;

    private readonly Worker[] _workers = [.. Enumerable.Range(0, Threads).Select(_ => new Worker())];
    private readonly List<PooledItem> _out = [];
    private readonly List<LentItem> _lent = [];
    private readonly Makings _makings;
    private readonly Subject _pool;
    private readonly PoolStatistics _start;
    private readonly Balance _balance = new();
    private LentItem? _ended;
    private bool _isOver;

    public PoolModel(Subject pool, Makings makings)
    {
        _pool = pool;
        _makings = makings;
        _start = pool.Statistics;
        Assert.Equal((0, 0), (_start.ItemsHeld, _start.Outstanding));
    }

    public void Rent(int thread, int count) => Take(thread, count, () => Add(_out, _pool.Rent()));

    public void Lease(int thread, int count) => Take(thread, count, () => Add(_lent, _pool.Lease()));

    /// <summary>Rents when the policy cannot make an item: an idle one is as good, and else it is no rent.</summary>
    public void RentWhereNoneIsMade(int thread)
    {
        _makings.Fails = true;
        _workers[thread].Do(() =>
        {
            if (Record.Exception(() => Add(_out, _pool.Rent())) is { } thrown)
                Assert.True(thrown is NotSupportedException || IsRefusal(thrown), $"{thrown}");
            else
                _balance.Rented(1, _out.Count + _lent.Count);
        });
        _makings.Fails = false;
    }

    public void Return(int thread, int count, Homecoming homecoming)
    {
        PooledItem[] items = [.. Some(_out, count)];
        _out.RemoveAll(items.Contains);
        BringHome(thread, items, homecoming, _pool.Return);
    }

    public void End(int thread, int count, Homecoming homecoming)
    {
        LentItem[] lent = [.. Some(_lent, count)];
        _lent.RemoveAll(lent.Contains);
        BringHome(thread, lent.Select(one => one.Item), homecoming, item => lent.Single(one => one.Item == item).End());
        _ended = lent.LastOrDefault() ?? _ended;
    }

    /// <summary>Uses a lease that ended, and ends it again.</summary>
    public void UseTheEnded(int thread)
    {
        if (_ended is not { } ended)
            return;
        _workers[thread].Do(() =>
        {
            Assert.Throws<ObjectDisposedException>(ended.Value);
            Assert.Throws<InvalidOperationException>(ended.End);
        });
        _balance.Misuses += 2;
    }

    public void Settle() => _pool.Settle();

    public void Prewarm(int count)
    {
        if (!_pool.Prewarms)
            return;
        if (_isOver)
        {
            Assert.Throws<ObjectDisposedException>(() => _pool.Prewarm(count));
            return;
        }

        long missing = Missing();
        _pool.Prewarm(count);
        long unkept = Missing() - missing;
        Assert.InRange(unkept, 0, 1);
        _balance.Unkept += unkept;
    }

    public void Turn(bool isShort)
    {
        _balance.Tides++;
        _pool.Turn(isShort);
    }

    public void Trim()
    {
        _balance.Tides++;
        _pool.Trim();
        Assert.Equal(0, _pool.Statistics.ItemsHeld);
    }

    public void Limit(long? bytes)
    {
        _balance.Tides++;
        _pool.Limit(bytes);
    }

    /// <summary>Ends the pool; what comes home later is discarded.</summary>
    public void End()
    {
        _balance.Tides++;
        if (_pool.IsAmbient)
        {
            Assert.Throws<InvalidOperationException>(_pool.Dispose);
            return;
        }

        _pool.Dispose();
        _isOver = true;
        Assert.Equal(0, _pool.Statistics.ItemsHeld);
    }

    /// <summary>Every item is in one place, and the counts say where.</summary>
    public void Check()
    {
        int holders = _out.Count + _lent.Count;
        Assert.Equal(holders, _out.Concat(_lent.Select(one => one.Item)).Distinct().Count());
        Assert.All(_lent, one => Assert.Same(one.Item, one.Value()));
        Assert.All(_makings.Items, item => Assert.InRange(item.Discards, 0, 1));
        if (_pool.IsSettled)
            CheckFigures(_pool.Statistics, holders);
    }

    private void CheckFigures(PoolStatistics now, int holders)
    {
        long late = now.DroppedAfterDispose - _start.DroppedAfterDispose;
        Assert.Equal(_balance.Rents, now.Rents - _start.Rents);
        Assert.Equal(_balance.Returns, now.Returns - _start.Returns);
        Assert.Equal(_balance.Late, late);
        Assert.Equal(_balance.Misuses, now.Misuses - _start.Misuses);
        Assert.InRange(now.ItemsHeld, 0, _pool.MostItems);
        Assert.Equal(_balance.Lost + late + _balance.Unkept, Missing());
        long discards = _makings.Items.Sum(item => item.Discards);
        long forgotten = Dropped() + late + _balance.Unkept - discards;
        Assert.InRange(forgotten, 0, _pool.DiscardsAll ? 0 : _balance.Tides * (Threads + 1));
        Assert.Equal(holders, now.Outstanding);
        if (_pool.KnowsMostOut)
            Assert.InRange(now.HighWater, holders, Math.Max(_balance.MostOut, _start.HighWater));
    }

    public void Dispose()
    {
        Return(0, _out.Count, Homecoming.Good);
        End(0, _lent.Count, Homecoming.Good);
        _balance.Tides++;
        _pool.Limit(null);
        _pool.Trim();
        _pool.Settle();
        Check();
        if (!_pool.IsAmbient)
            _pool.Dispose();
        Check();
        Array.ForEach(_workers, worker => worker.Dispose());
    }

    private bool IsRefusal(Exception thrown) =>
        _isOver ? thrown is ObjectDisposedException : thrown is InvalidOperationException && _out.Count + _lent.Count == _pool.MostOut;

    private static IEnumerable<T> Some<T>(List<T> all, int count) =>
        // Not in the order in which they were rented.
        all.OrderBy(one => (all.IndexOf(one) * 7) % 11).Take(count);

    private static void Add<T>(List<T> held, T one) => held.Add(one);

    private void Take(int thread, int count, Action take)
    {
        int before = _out.Count + _lent.Count;
        _workers[thread].Do(() =>
        {
            for (int i = 0; i < count; i++)
            {
                if (_isOver)
                    Assert.Throws<ObjectDisposedException>(take);
                else if (_out.Count + _lent.Count == _pool.MostOut)
                    Assert.Throws<InvalidOperationException>(take);
                else
                    take();
            }
        });
        Assert.All(_out, item => Assert.Equal(0, item.Discards));
        int holders = _out.Count + _lent.Count;
        if (!_isOver)
            _balance.Rented(holders - before, holders);
    }

    private void BringHome(int thread, IEnumerable<PooledItem> items, Homecoming homecoming, Action<PooledItem> bring)
    {
        PooledItem[] all = [.. items];
        _workers[thread].Do(() => Array.ForEach(all, item => BringHome(item, homecoming, bring)));
        _balance.Returns += all.Length;
        if (_isOver)
        {
            Assert.All(all, item => Assert.Equal(1, item.Discards));
            _balance.Late += all.Length;
            return;
        }

        if (homecoming == Homecoming.Refused)
            Assert.All(all, item => Assert.Equal(1, item.Discards));
        if (homecoming == Homecoming.Throws)
            _balance.Lost += all.Length;
    }

    private void BringHome(PooledItem item, Homecoming homecoming, Action<PooledItem> bring)
    {
        item.IsSpoilt = homecoming == Homecoming.Refused;
        if (homecoming != Homecoming.Throws || _isOver)
        {
            bring(item);
            return;
        }

        item.WhileReset = () => throw new NotSupportedException("reset");
        Assert.Throws<NotSupportedException>(() => bring(item));
    }

    /// <summary>Items that were made, and that nobody holds, the pool does not have and was not seen dropping.</summary>
    private long Missing() =>
        _makings.Items.Count - _out.Count - _lent.Count - _pool.Statistics.ItemsHeld - Dropped();

    private long Dropped() => DroppedIn(_pool.Statistics) - DroppedIn(_start);

    private static long DroppedIn(PoolStatistics statistics) => statistics.DroppedByReset + statistics.DroppedByOverflow
        + statistics.DroppedByBreaker + statistics.DroppedTooLarge + statistics.DroppedByTide;
}
