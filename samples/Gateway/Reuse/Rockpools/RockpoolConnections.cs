using System.Net.Sockets;
using Gateway.Serving;
using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>A scope for each connection, and counted slices of pinned blocks for datagrams.</summary>
internal sealed class RockpoolConnections : ConnectionTier
{
    private readonly Pool<byte[]> _blocks =
        Pool.Create(() => new byte[Connection.UsualBlock], options: new PoolOptions { Name = "connection blocks" });

    public override BlockSource Open() => new ScopeBlocks(_blocks, Connection.UsualBlock);

    public override DatagramSource Listen(Socket socket) => new RockpoolDatagrams(socket);
}
