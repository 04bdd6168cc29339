using System.Buffers;
using System.Net.Sockets;
using Gateway.Reuse;
using Gateway.Wire;

namespace Gateway.Serving;

/// <summary>A subscriber's long connection: reads its frames and holds no memory while there is nothing to read.</summary>
internal sealed class Connection(uint number, Socket socket, Switchboard switchboard, BlockSource blocks)
{
    /// <summary>What a connection receives into, in bytes.</summary>
    public const int UsualBlock = 4096;

    private Block _block;
    private int _filled;

    public Outbox Outbox { get; } = new(socket);

    /// <summary>Serves until either side ends it.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            Greet();
            await ServeAsync(stopping);
        }
        catch (InvalidDataException)
        {
            switchboard.Trouble.CountMalformed();
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException)
        {
            // Subscribers come and go.
        }
        finally
        {
            switchboard.Leave(number);
            if (!_block.Memory.IsEmpty)
                blocks.Return(_block);
            blocks.Dispose();
            Outbox.Close();
            socket.Dispose();
        }
    }

    private void Greet()
    {
        byte[] hello = new byte[FrameHeader.Size];
        new FrameHeader { Type = MessageType.Hello, Peer = number }.Write(hello);
        Outbox.Post(new Parcel(new ReadOnlySequence<byte>(hello), Owner: null));
    }

    private async Task ServeAsync(CancellationToken stopping)
    {
        while (true)
        {
            if (_filled == 0)
            {
                blocks.Rest();
                // Ten thousand connections are quiet most of the time: memory is rented when there is something to put there.
                await socket.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None, stopping);
                _block = blocks.Rent(UsualBlock);
            }

            int received = await socket.ReceiveAsync(_block.Memory[_filled..], SocketFlags.None, stopping);
            if (received == 0)
                return;
            _filled += received;
            TakeFrames();
        }
    }

    private void TakeFrames()
    {
        Memory<byte> rest = _block.Memory[.._filled];
        int needed = FrameHeader.Size;
        while (rest.Length >= FrameHeader.Size)
        {
            FrameHeader header = FrameHeader.Read(rest.Span);
            if (!header.IsValid)
                throw new InvalidDataException($"connection {number} sent a frame of type {header.Type} and {header.Length} bytes");
            needed = FrameHeader.Size + header.Length;
            if (rest.Length < needed)
                break;
            Outbox.Acknowledge(header.Sequence);
            if (header.IsMessage)
                switchboard.Pass(header, rest[FrameHeader.Size..needed]);
            rest = rest[needed..];
            needed = FrameHeader.Size;
        }

        Keep(rest, needed);
    }

    /// <summary>Keeps the beginning of a frame whose rest is to come, where the whole of it has room.</summary>
    private void Keep(Memory<byte> rest, int needed)
    {
        _filled = rest.Length;
        if (_filled > 0 && needed <= _block.Memory.Length)
        {
            rest.CopyTo(_block.Memory);
            return;
        }

        Block former = _block;
        _block = _filled == 0 ? default : blocks.Rent(needed);
        rest.CopyTo(_block.Memory);
        blocks.Return(former);
    }
}
