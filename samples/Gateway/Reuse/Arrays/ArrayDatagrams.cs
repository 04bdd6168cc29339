using System.Buffers;
using System.Net.Sockets;
using Microsoft.Extensions.ObjectPool;

namespace Gateway.Reuse.Arrays;

internal sealed class ArrayDatagrams(Socket socket) : DatagramSource
{
    private readonly ObjectPool<ArrayDatagram> _datagrams = ObjectPool.Create<ArrayDatagram>();

    public override async ValueTask<Datagram> ReceiveAsync(CancellationToken stopping)
    {
        byte[] array = ArrayPool<byte>.Shared.Rent(MostBytes);
        int received = await socket.ReceiveAsync(array.AsMemory(), SocketFlags.None, stopping);
        ArrayDatagram datagram = _datagrams.Get();
        datagram.Open(_datagrams, array, received);
        return datagram;
    }
}
