using System.Net;
using System.Net.Sockets;
using Gateway.Wire;

namespace Gateway.Load;

/// <summary>Writes messages and datagrams. The pacer's thread only.</summary>
internal sealed class Senders : IDisposable
{
    private const int FramesPerDatagram = 8;

    private readonly Socket _udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly byte[] _scratch = new byte[1 << 16];
    private readonly Traffic _traffic;
    private readonly Fleet _fleet;
    private readonly Score _score;
    private readonly Random _random;

    public Senders(Traffic traffic, Fleet fleet, Score score, int udpPort, Random random)
    {
        (_traffic, _fleet, _score, _random) = (traffic, fleet, score, random);
        _udp.Connect(new IPEndPoint(IPAddress.Loopback, udpPort));
    }

    /// <summary>One message from a long connection to another.</summary>
    public void SendMessage(long due)
    {
        Subscriber sender = _fleet.Any(_random);
        int length = Write(0, Traffic.Any(_random), sender.Arrived, due);
        sender.Send(_scratch.AsSpan(0, length));
    }

    /// <summary>One datagram of frames for as many subscribers.</summary>
    public void SendDatagram(long due)
    {
        int length = 0;
        for (int frame = 0; frame < FramesPerDatagram; frame++)
            length += Write(length, Traffic.AnyForwarded(_random), 0, due);
        _udp.Send(_scratch.AsSpan(0, length));
    }

    public void Dispose() => _udp.Dispose();

    private int Write(int at, byte mark, uint arrived, long due)
    {
        _score.CountSent();
        var header = new FrameHeader { Mark = mark, Peer = _fleet.Any(_random).Number, Sequence = arrived, Stamp = due };
        return _traffic[mark].Write(_scratch.AsSpan(at), header);
    }
}
