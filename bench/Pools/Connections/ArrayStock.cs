namespace Pools.Connections;

/// <summary>The items in an array for each connection: what the data itself costs a collection.</summary>
internal sealed class ArrayStock : Stock
{
    private readonly Packet?[][] _items;
    private readonly Packet[] _out = new Packet[ItemsOfARequest];

    public ArrayStock(int connections)
    {
        _items = new Packet?[connections][];
        for (int i = 0; i < connections; i++)
        {
            _items[i] = new Packet?[Items];
            for (int item = 0; item < Items; item++)
                _items[i][item] = new Packet();
        }
    }

    public override void Serve(int connection)
    {
        Packet?[] items = _items[connection];
        for (int i = 0; i < ItemsOfARequest; i++)
            (_out[i], items[Items - 1 - i]) = (items[Items - 1 - i]!, null);
        for (int i = 0; i < ItemsOfARequest; i++)
            items[Items - 1 - i] = _out[i];
    }
}
