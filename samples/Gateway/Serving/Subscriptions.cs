using System.Net;
using System.Net.Sockets;
using Gateway.Reuse;

namespace Gateway.Serving;

/// <summary>Takes the long connections in.</summary>
internal sealed class Subscriptions : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Switchboard _switchboard;
    private readonly ConnectionTier _tier;

    public Subscriptions(Switchboard switchboard, ConnectionTier tier)
    {
        _switchboard = switchboard;
        _tier = tier;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(backlog: 4096);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (true)
        {
            Socket socket = await AcceptAsync(stopping);
            socket.NoDelay = true;
            _ = _switchboard.Join(socket, _tier.Open()).RunAsync(stopping);
        }
    }

    public void Dispose() => _listener.Dispose();

    private async ValueTask<Socket> AcceptAsync(CancellationToken stopping)
    {
        try
        {
            return await _listener.AcceptAsync(stopping);
        }
        catch (SocketException full) when (full.SocketErrorCode == SocketError.TooManyOpenSockets)
        {
            throw new GatewayException($"no more than {_switchboard.Connections} connections: raise the limit of open files with ulimit -n");
        }
    }
}
