using System.Net.Sockets;

namespace Gateway.Reuse.None;

internal sealed class FreshDatagrams(Socket socket) : DatagramSource
{
    public override async ValueTask<Datagram> ReceiveAsync(CancellationToken stopping)
    {
        byte[] array = new byte[MostBytes];
        int received = await socket.ReceiveAsync(array.AsMemory(), SocketFlags.None, stopping);
        return new FreshDatagram(array.AsMemory(0, received));
    }
}
