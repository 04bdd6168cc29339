namespace Rockpool.Guard;

/// <summary>
/// Where items that came home wait before they may be rented again: the longer one lies, the likelier who still uses it is
/// seen. Thread-safe.
/// </summary>
internal sealed class Quarantine<T>
    where T : class
{
    private const int Places = 16;

    private readonly Lock _door = new();
    private readonly Queue<T> _items = [];
    private bool _isClosed;

    public int Count
    {
        get
        {
            lock (_door)
                return _items.Count;
        }
    }

    /// <summary>Takes an item; false if it is closed.</summary>
    /// <param name="item">The item.</param>
    /// <param name="released">The one that has lain longest, where this one took its place.</param>
    public bool TryHold(T item, out T? released)
    {
        released = null;
        lock (_door)
        {
            if (_isClosed)
                return false;
            _items.Enqueue(item);
            if (_items.Count > Places)
                released = _items.Dequeue();
            return true;
        }
    }

    /// <summary>Takes all items out.</summary>
    public List<T> Empty(bool close)
    {
        lock (_door)
        {
            _isClosed |= close;
            List<T> items = [.. _items];
            _items.Clear();
            return items;
        }
    }
}
