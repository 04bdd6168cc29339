using Rockpool.Tiers;

namespace Rockpool.Scopes;

/// <summary>Who waits, first come first served. One may leave from anywhere, at the same cost. Not thread-safe.</summary>
internal sealed class Line<T>
    where T : class
{
    private Waiter<T>? _first;
    private Waiter<T>? _last;

    public int Count { get; private set; }

    public void Append(Waiter<T> waiter)
    {
        waiter.Ahead = _last;
        waiter.IsInLine = true;
        if (_last is null)
            Atomic.PlainWrite(ref _first, waiter);
        else
            _last.Behind = waiter;
        _last = waiter;
        Count++;
    }

    public Waiter<T>? TakeFirst()
    {
        Waiter<T>? first = Atomic.PlainRead(ref _first);
        if (first is not null)
            Remove(first);
        return first;
    }

    /// <summary>Takes one out; false if it is not in the line any more.</summary>
    public bool Remove(Waiter<T> waiter)
    {
        if (!waiter.IsInLine)
            return false;
        if (waiter.Ahead is { } ahead)
            ahead.Behind = waiter.Behind;
        else
            Atomic.PlainWrite(ref _first, waiter.Behind);
        if (waiter.Behind is { } behind)
            behind.Ahead = waiter.Ahead;
        else
            _last = waiter.Ahead;
        (waiter.Ahead, waiter.Behind, waiter.IsInLine) = (null, null, false);
        Count--;
        return true;
    }
}
