using System.Net;
using System.Net.Sockets;
using Gateway.Reuse;
using Gateway.Wire;

namespace Gateway.Serving;

/// <summary>Takes datagrams in: each is some frames, which go out to their subscribers as they came, from where they lie.</summary>
internal sealed class Ingest : IDisposable
{
    private const int KernelRoom = 8 << 20;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Switchboard _switchboard;
    private readonly DatagramSource _datagrams;

    public Ingest(Switchboard switchboard, ConnectionTier tier)
    {
        _switchboard = switchboard;
        _datagrams = tier.Listen(_socket);
        _socket.ReceiveBufferSize = KernelRoom;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public int Port => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (true)
        {
            Datagram datagram = await _datagrams.ReceiveAsync(stopping);
            Forward(datagram);
            datagram.Release();
        }
    }

    public void Dispose()
    {
        _datagrams.Dispose();
        _socket.Dispose();
    }

    private void Forward(Datagram datagram)
    {
        int received = datagram.Memory.Length;
        int at = 0;
        while (received - at >= FrameHeader.Size)
        {
            FrameHeader header = FrameHeader.Read(datagram.Memory.Span[at..]);
            if (!header.IsMessage || !header.IsValid || header.Length > received - at - FrameHeader.Size)
                break;
            _switchboard.Forward(header, datagram, at);
            at += FrameHeader.Size + header.Length;
        }

        if (at < received)
            _switchboard.Trouble.CountMalformed();
    }
}
