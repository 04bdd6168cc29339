using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json;
using Gateway.Reuse;
using Gateway.Wire;

namespace Gateway.Serving;

/// <summary>Knows the connections and passes messages on to them.</summary>
internal sealed class Switchboard(SerialisationTier serialisation)
{
    private readonly ConcurrentDictionary<uint, Connection> _connections = new();
    private uint _last;

    public Trouble Trouble { get; } = new();

    public int Connections => _connections.Count;

    /// <summary>A new connection.</summary>
    public Connection Join(Socket socket, BlockSource blocks)
    {
        uint number = Interlocked.Increment(ref _last);
        var connection = new Connection(number, socket, this, blocks);
        _connections[number] = connection;
        return connection;
    }

    public void Leave(uint number) => _connections.TryRemove(number, out _);

    /// <summary>Turns a device's message into a subscriber's and posts it.</summary>
    /// <returns>Whether it was one and there is such a subscriber.</returns>
    public bool Pass(FrameHeader header, ReadOnlyMemory<byte> body)
    {
        if (!_connections.TryGetValue(header.Peer, out Connection? subscriber))
        {
            Trouble.CountUndeliverable();
            return false;
        }

        Message message = serialisation.RentMessage(header.Type);
        bool isMessage = MessageFormat.TryRead(body, message);
        if (isMessage)
            subscriber.Outbox.Post(Serialise(header, message));
        else
            Trouble.CountMalformed();
        serialisation.Return(header.Type, message);
        return isMessage;
    }

    /// <summary>Posts what needs no turning: a slice of a datagram, with its header.</summary>
    public void Forward(FrameHeader header, Datagram datagram, int start)
    {
        if (_connections.TryGetValue(header.Peer, out Connection? subscriber))
            subscriber.Outbox.Post(datagram.Slice(start, FrameHeader.Size + header.Length));
        else
            Trouble.CountUndeliverable();
    }

    private Parcel Serialise(FrameHeader header, Message message)
    {
        FrameWriter frame = serialisation.RentFrame(header.Type);
        frame.GetMemory(FrameHeader.Size);
        frame.Advance(FrameHeader.Size);
        Utf8JsonWriter json = serialisation.RentJson(frame);
        MessageFormat.WriteJson(message, json);
        serialisation.Return(json);
        var parcel = new Parcel(frame.Written, frame);
        (header with { Length = (int)parcel.Frame.Length - FrameHeader.Size }).Write(parcel.Header);
        return parcel;
    }
}
