using System.Net;
using System.Net.Sockets;
using Gateway.Wire;

namespace Gateway.Load;

/// <summary>One long connection of the load's: sends when told to, checks what arrives.</summary>
internal sealed class Subscriber(Socket socket, Score score) : IDisposable
{
    private const int MostFrame = 1 << 17;

    [ThreadStatic]
    private static byte[]? _scratch;

    private readonly TaskCompletionSource _greeted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _held = [];
    private int _holds;
    private uint _arrived;

    /// <summary>What the gateway calls this connection.</summary>
    public uint Number { get; private set; }

    /// <summary>The number of the last frame that arrived.</summary>
    public uint Arrived => Volatile.Read(ref _arrived);

    /// <summary>Connects, and waits to be greeted.</summary>
    public async Task ConnectAsync(EndPoint gateway, CancellationToken stopping)
    {
        await socket.ConnectAsync(gateway, stopping);
        socket.NoDelay = true;
        socket.Blocking = false;
        _ = RunAsync(stopping);
        await _greeted.Task.WaitAsync(stopping);
    }

    /// <summary>Sends all of it; while the gateway does not read, the caller waits, and what is due meanwhile is late.</summary>
    public void Send(ReadOnlySpan<byte> frame)
    {
        while (!frame.IsEmpty)
        {
            int sent = socket.Send(frame, SocketFlags.None, out SocketError error);
            if (error is not (SocketError.Success or SocketError.WouldBlock))
                throw new SocketException((int)error);
            if (sent == 0)
                Thread.Yield();
            frame = frame[sent..];
        }
    }

    public void Dispose() => socket.Dispose();

    private async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            do
                await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, stopping);
            while (Receive());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // What did not arrive is missing from the score.
        }

        _greeted.TrySetException(new GatewayException("the gateway closed a connection"));
    }

    /// <summary>Memory to receive into is the thread's, so that thousands of quiet connections need none.</summary>
    private bool Receive()
    {
        Span<byte> scratch = _scratch ??= new byte[2 * MostFrame];
        _held.AsSpan(0, _holds).CopyTo(scratch);
        int received = socket.Receive(scratch[_holds..], SocketFlags.None, out SocketError error);
        if (error == SocketError.WouldBlock)
            return true;
        ReadOnlySpan<byte> rest = scratch[..(_holds + received)];
        while (rest.Length >= FrameHeader.Size)
        {
            FrameHeader header = FrameHeader.Read(rest);
            int length = FrameHeader.Size + header.Length;
            if (rest.Length < length)
                break;
            Take(header, rest[FrameHeader.Size..length]);
            rest = rest[length..];
        }

        if (_held.Length < rest.Length)
            _held = new byte[MostFrame];
        rest.CopyTo(_held);
        _holds = rest.Length;
        return received > 0;
    }

    private void Take(FrameHeader header, ReadOnlySpan<byte> body)
    {
        if (header.Type == MessageType.Hello)
        {
            Number = header.Peer;
            _greeted.TrySetResult();
        }
        else
        {
            score.CountArrival(header, body, _arrived);
        }

        Volatile.Write(ref _arrived, header.Sequence);
    }
}
