using Rockpool.Tides;

namespace Rockpool.Tests.Models;

/// <summary>A pool of arrays used by three threads one after another, beside what must be true of it whatever they do.</summary>
internal sealed class BufferModel : IDisposable
{
    public const int Threads = 3;

    private readonly Worker[] _workers = [.. Enumerable.Range(0, Threads).Select(_ => new Worker())];
    private readonly List<LentArray> _out = [];
    private readonly BufferPoolOptions _options;
    private readonly BufferPool<int> _pool;
    private LentArray? _ended;
    private int _lastMark;
    private long _rents;
    private long _returns;
    private long _misuses;
    private long _strays;
    private long _prewarmed;
    private bool _isOver;

    public BufferModel(BufferPoolOptions options)
    {
        _options = options;
        _pool = new BufferPool<int>(options);
    }

    private PoolStatistics Now => _pool.Statistics.Arrays;

    private bool Clears => _options.Clearing != BufferClearing.AsAsked;

    public void Do(BufferStep step) => _workers[step.Thread].Do(() =>
    {
        switch (step.Deed)
        {
            case BufferDeed.Rent:
                Take(step, () => LentArray.Of(_pool, _pool.Rent(step.Length), step.Length));
                break;
            case BufferDeed.Lease:
                Take(step, () => LentArray.Of(_pool.Lease(step.Length)));
                break;
            case BufferDeed.Return or BufferDeed.ReturnCleared or BufferDeed.ReturnWritten or BufferDeed.EndLeases:
                BringHome(step);
                break;
            case BufferDeed.UseTheEnded:
                UseTheEnded();
                break;
            case BufferDeed.Turn:
                Tide.Turn([.. _pool.Classes()]);
                break;
            case BufferDeed.Trim:
                _pool.Trim();
                Assert.Equal((0, 0), (Now.ItemsHeld, Now.ItemsHeldWeakly));
                break;
            case BufferDeed.Prewarm:
                Prewarm(step);
                break;
            default:
                ReturnStray(step);
                break;
        }
    });

    /// <summary>Ends the pool; what comes home later is dropped.</summary>
    public void End()
    {
        _pool.Dispose();
        _isOver = true;
    }

    /// <summary>Every array is in one place, is who has it alone, and the counts say where.</summary>
    public void Check()
    {
        Assert.Equal(_out.Count, _out.Select(one => one.Array).Distinct(ReferenceEqualityComparer.Instance).Count());
        Assert.All(_out, one => one.MustBeMine());
        PoolStatistics now = Now;
        Assert.Equal((_rents, _returns, _misuses, _strays), (now.Rents, now.Returns, now.Misuses, _pool.Statistics.DroppedForeign));
        Assert.InRange(now.BytesHeld, 0, _options.MaxBytes ?? long.MaxValue);
        if (_isOver)
            return;
        Assert.Equal(_out.Count, now.Outstanding);
        long dropped = now.DroppedByReset + now.DroppedByOverflow + now.DroppedByBreaker + now.DroppedTooLarge + now.DroppedByTide;
        Assert.Equal(now.Misses + _prewarmed, _out.Count + now.ItemsHeld + now.ItemsHeldWeakly + dropped);
    }

    public void Dispose()
    {
        _pool.Dispose();
        Array.ForEach(_workers, worker => worker.Dispose());
    }

    private void Take(BufferStep step, Func<LentArray> take)
    {
        for (int i = 0; i < step.Count; i++)
        {
            if (_isOver)
            {
                Assert.Throws<ObjectDisposedException>(take);
                continue;
            }

            LentArray lent = take();
            _rents++;
            Assert.InRange(lent.Array.Length, step.Length, Math.Max(16, _options.PowersOfTwo ? 2 * step.Length : (step.Length * 5 / 4) + 1));
            if (Clears)
                Assert.False(lent.Array.AsSpan().ContainsAnyExcept(0));
            lent.Mark(++_lastMark);
            _out.Add(lent);
        }
    }

    private void BringHome(BufferStep step)
    {
        bool isLease = step.Deed == BufferDeed.EndLeases;
        // Not in the order in which they were taken.
        LentArray[] some = [.. _out.Where(one => one.IsLease == isLease).OrderBy(one => (one.Asked * 7) % 11).Take(step.Count)];
        foreach (LentArray lent in some)
        {
            lent.MustBeMine();
            _out.Remove(lent);
            lent.BringHome(step.Deed);
            // What is dropped, as it may be in a limited pool, is not cleared but for secrets.
            if (_options.Clearing == BufferClearing.Secret || (step.Deed == BufferDeed.ReturnCleared && !_isOver && _options.MaxBytes is null))
                Assert.False(lent.Array.AsSpan().ContainsAnyExcept(0));
            _returns++;
            _ended = isLease ? lent : _ended;
        }
    }

    private void UseTheEnded()
    {
        if (_ended is not { } ended)
            return;
        Assert.Throws<ObjectDisposedException>(() => ended.Lease.Span.Length);
        ended.Lease.Dispose();
        _misuses += 2;
    }

    private void Prewarm(BufferStep step)
    {
        if (_isOver)
        {
            Assert.Throws<ObjectDisposedException>(() => _pool.Prewarm(step.Length, step.Count));
            return;
        }

        long before = Now.ItemsHeld;
        _pool.Prewarm(step.Length, step.Count);
        Assert.InRange(Now.ItemsHeld - before, 0, step.Count);
        _prewarmed += Now.ItemsHeld - before;
    }

    /// <summary>An array of a length that no pool makes, or one that a pool of secrets did not make.</summary>
    private void ReturnStray(BufferStep step)
    {
        _pool.Return(new int[17 + (step.Size % 3)]);
        _strays++;
    }
}
