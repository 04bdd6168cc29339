namespace Rockpool.Interleavings.Protocol;

/// <summary>The policy of the pool of one run, which keeps count of all that was made.</summary>
internal sealed class Ledger : IPoolPolicy<Item>
{
    private readonly List<Item> _made = [];

    public int Made => _made.Count;

    public int Held => _made.Count(item => item.IsHeld);

    public int Discarded => _made.Count(item => item.IsDiscarded);

    public Item Create()
    {
        var item = new Item(_made.Count + 1);
        _made.Add(item);
        return item;
    }

    public bool Reset(Item item) => true;

    public void Discard(Item item) => item.Discard();
}
