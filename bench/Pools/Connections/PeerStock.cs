using Microsoft.Extensions.ObjectPool;

namespace Pools.Connections;

/// <summary>A pool of Microsoft.Extensions.ObjectPool for each connection: what not to do.</summary>
internal sealed class PeerStock : Stock
{
    private readonly DefaultObjectPool<Packet>[] _pools;
    private readonly Packet[] _out = new Packet[Items];

    public PeerStock(int connections)
    {
        var policy = new DefaultPooledObjectPolicy<Packet>();
        _pools = new DefaultObjectPool<Packet>[connections];
        for (int i = 0; i < connections; i++)
        {
            _pools[i] = new DefaultObjectPool<Packet>(policy, Items);
            Use(_pools[i], Items);
        }
    }

    public override void Serve(int connection) => Use(_pools[connection], ItemsOfARequest);

    private void Use(DefaultObjectPool<Packet> pool, int items)
    {
        for (int i = 0; i < items; i++)
            _out[i] = pool.Get();
        for (int i = 0; i < items; i++)
            pool.Return(_out[i]);
    }
}
