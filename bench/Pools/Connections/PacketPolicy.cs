using Rockpool;

namespace Pools.Connections;

internal readonly struct PacketPolicy : IPoolPolicy<Packet>
{
    public Packet Create() => new();

    public bool Reset(Packet item)
    {
        item.First = 0;
        return true;
    }

    public void Discard(Packet item) => item.Second = 0;
}
