using Microsoft.Extensions.ObjectPool;

namespace Gateway.Reuse.Arrays;

internal sealed class ArrayConnections : ConnectionTier
{
    private readonly ArrayBlocks _blocks = new();
    private readonly ObjectPool<ArrayDatagram> _datagrams = ObjectPool.Create<ArrayDatagram>();

    public override BlockSource Open() => _blocks;

    public override Datagram RentDatagram()
    {
        ArrayDatagram datagram = _datagrams.Get();
        datagram.Open(_datagrams);
        return datagram;
    }
}
