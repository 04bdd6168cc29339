using System.Net.Sockets;

namespace Gateway.Reuse.Arrays;

internal sealed class ArrayConnections : ConnectionTier
{
    private readonly ArrayBlocks _blocks = new();

    public override BlockSource Open() => _blocks;

    public override DatagramSource Listen(Socket socket) => new ArrayDatagrams(socket);
}
