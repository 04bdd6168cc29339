using System.Net.Sockets;

namespace Gateway.Reuse;

/// <summary>The memory of what comes from outside on TCP and UDP.</summary>
internal abstract class ConnectionTier
{
    /// <summary>What a new connection receives into, until it disposes it.</summary>
    public abstract BlockSource Open();

    /// <summary>What a socket's datagrams are received into.</summary>
    public abstract DatagramSource Listen(Socket socket);
}
