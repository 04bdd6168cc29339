using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using Gateway.Wire;

namespace Gateway.Load;

/// <summary>One kept-alive HTTP connection that takes the next request that is due whenever it is free.</summary>
internal sealed class Lane(ChannelReader<long> due, Traffic traffic, Fleet fleet, Score score, Random random) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly byte[] _request = new byte[1 << 15];
    private readonly byte[] _answer = new byte[1 << 12];

    public async Task RunAsync(int port, CancellationToken stopping)
    {
        await _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), stopping);
        _socket.NoDelay = true;
        while (await due.WaitToReadAsync(stopping))
        {
            while (due.TryRead(out long time))
                await AskAsync(time, stopping);
        }
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask AskAsync(long time, CancellationToken stopping)
    {
        score.CountSent();
        await _socket.SendAsync(_request.AsMemory(0, Compose(time)), SocketFlags.None, stopping);
        int filled = 0;
        while (!Answer.IsWhole(_answer.AsSpan(0, filled)))
        {
            int received = await _socket.ReceiveAsync(_answer.AsMemory(filled), SocketFlags.None, stopping);
            filled += received > 0 ? received : throw new GatewayException("the gateway ended a request without an answer");
        }

        score.CountAnswer(time);
        if (!_answer.AsSpan(0, filled).StartsWith("HTTP/1.1 202"u8))
            score.CountRefused();
    }

    private int Compose(long time)
    {
        byte mark = Traffic.Any(random);
        Template template = traffic[mark];
        int head = Encoding.ASCII.GetBytes("POST /messages HTTP/1.1\r\nHost: gateway\r\nContent-Length: ", _request);
        (FrameHeader.Size + template.Sent.Length).TryFormat(_request.AsSpan(head), out int digits);
        head += digits;
        "\r\n\r\n"u8.CopyTo(_request.AsSpan(head));
        head += 4;
        var header = new FrameHeader { Mark = mark, Peer = fleet.Any(random).Number, Stamp = time };
        return head + template.Write(_request.AsSpan(head), header);
    }
}
