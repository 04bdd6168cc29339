using System.Net;
using System.Net.Sockets;
using Gateway.Wire;

namespace Gateway.Load;

/// <summary>All long connections of a load.</summary>
internal sealed class Fleet : IDisposable
{
    /// <summary>Fewer than there are ports for one address.</summary>
    private const int PerAddress = 20_000;
    private const int AtOnce = 128;

    private readonly Subscriber[] _subscribers;

    private Fleet(Subscriber[] subscribers) => _subscribers = subscribers;

    public static async Task<Fleet> ConnectAsync(int connections, int port, Score score, CancellationToken stopping)
    {
        FileLimit.Check(connections);
        var fleet = new Fleet(new Subscriber[connections]);
        var gateway = new IPEndPoint(IPAddress.Loopback, port);
        var pace = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stopping };
        await Parallel.ForAsync(0, connections, pace, async (index, cancelled) =>
        {
            fleet._subscribers[index] = new Subscriber(Open(index), score);
            await fleet._subscribers[index].ConnectAsync(gateway, cancelled);
        });
        return fleet;
    }

    public Subscriber Any(Random random) => _subscribers[random.Next(_subscribers.Length)];

    /// <summary>Says that everything has arrived.</summary>
    public void Acknowledge()
    {
        Span<byte> frame = stackalloc byte[FrameHeader.Size];
        foreach (Subscriber subscriber in _subscribers)
        {
            new FrameHeader { Type = MessageType.Ack, Sequence = subscriber.Arrived }.Write(frame);
            subscriber.Send(frame);
        }
    }

    public void Dispose()
    {
        foreach (Subscriber subscriber in _subscribers)
            subscriber?.Dispose();
    }

    private static Socket Open(int index)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        if (index >= PerAddress)
            socket.Bind(new IPEndPoint(new IPAddress([127, 0, 0, (byte)(1 + (index / PerAddress))]), 0));
        return socket;
    }
}
