using System.Net.Sockets;

namespace Gateway.Reuse.None;

internal sealed class FreshConnections : ConnectionTier
{
    private readonly FreshBlocks _blocks = new();

    public override BlockSource Open() => _blocks;

    public override DatagramSource Listen(Socket socket) => new FreshDatagrams(socket);
}
