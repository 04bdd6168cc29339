namespace Rockpool.Tiers;

/// <summary>
/// Large items that a tide took from the victims, until the collector takes them: whoever would make one looks here first. Any
/// thread may call anything; making a large item takes so long that a lock is nothing beside it.
/// </summary>
internal sealed class Flotsam<T>
    where T : class
{
    private readonly Lock _door = new();
    private readonly List<WeakReference<T>> _items = [];
    private long _lost;

    /// <summary>How many there are, as far as it is known.</summary>
    public int Count
    {
        get
        {
            lock (_door)
                return _items.Count;
        }
    }

    /// <summary>How many the collector has taken, as far as it is known.</summary>
    public long Lost
    {
        get
        {
            lock (_door)
                return _lost;
        }
    }

    /// <summary>Lets go of an item, but for a look whether it is still there.</summary>
    public void Put(T item)
    {
        lock (_door)
            _items.Add(new WeakReference<T>(item));
    }

    /// <summary>Takes the item that came last and is still there; null if none is.</summary>
    public T? Take()
    {
        lock (_door)
        {
            while (_items.Count > 0)
            {
                WeakReference<T> last = _items[^1];
                _items.RemoveAt(_items.Count - 1);
                if (last.TryGetTarget(out T? item))
                    return item;
                _lost++;
            }
        }

        return null;
    }

    /// <summary>Forgets what the collector has taken.</summary>
    public void Sweep()
    {
        lock (_door)
            _lost += _items.RemoveAll(static item => !item.TryGetTarget(out _));
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (_door)
        {
            _lost += _items.Count;
            _items.Clear();
        }
    }
}
