using Rockpool;

namespace Pools.Connections;

/// <summary>A pool for each connection: what not to do.</summary>
internal sealed class PoolStock : Stock
{
    private readonly Pool<Packet>[] _pools;
    private readonly Packet[] _out = new Packet[Items];

    public PoolStock(int connections)
    {
        _pools = new Pool<Packet>[connections];
        for (int i = 0; i < connections; i++)
        {
            _pools[i] = new Pool<Packet>(default(PacketPolicy));
            Use(_pools[i], Items);
        }
    }

    public override void Serve(int connection) => Use(_pools[connection], ItemsOfARequest);

    private void Use(Pool<Packet> pool, int items)
    {
        for (int i = 0; i < items; i++)
            _out[i] = pool.Rent();
        for (int i = 0; i < items; i++)
            pool.Return(_out[i]);
    }
}
