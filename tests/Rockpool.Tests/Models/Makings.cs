namespace Rockpool.Tests.Models;

/// <summary>Every item that a pool's policy made.</summary>
internal sealed class Makings
{
    private readonly List<PooledItem> _items = [];

    public IReadOnlyList<PooledItem> Items => _items;

    /// <summary>Whether the policy cannot make any at the moment.</summary>
    public bool Fails { get; set; }

    public T Make<T>()
        where T : PooledItem, new()
    {
        if (Fails)
            throw new NotSupportedException("create");
        var item = new T();
        _items.Add(item);
        return item;
    }
}
