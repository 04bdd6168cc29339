using System.Buffers.Binary;
using System.Net.Sockets;

namespace Shop.Wire;

/// <summary>Messages on a socket: four bytes of length, then so many bytes.</summary>
internal static class Frames
{
    public const int HeaderLength = 4;
    public const int MaxLength = 4096;

    /// <summary>Reads one message into the buffer.</summary>
    /// <returns>Its length, or -1 where the other side has closed.</returns>
    public static async ValueTask<int> ReadAsync(Socket socket, byte[] buffer, CancellationToken stop)
    {
        if (!await FillAsync(socket, buffer.AsMemory(0, HeaderLength), stop))
            return -1;
        int length = BinaryPrimitives.ReadInt32LittleEndian(buffer);
        if (length is < 1 or > MaxLength || !await FillAsync(socket, buffer.AsMemory(0, length), stop))
            return -1;
        return length;
    }

    /// <summary>Writes one message, whose first four bytes are kept free for the length.</summary>
    public static async ValueTask WriteAsync(Socket socket, Memory<byte> message, CancellationToken stop)
    {
        BinaryPrimitives.WriteInt32LittleEndian(message.Span, message.Length - HeaderLength);
        while (!message.IsEmpty)
            message = message[await socket.SendAsync(message, stop)..];
    }

    private static async ValueTask<bool> FillAsync(Socket socket, Memory<byte> buffer, CancellationToken stop)
    {
        while (!buffer.IsEmpty)
        {
            int read = await socket.ReceiveAsync(buffer, stop);
            if (read == 0)
                return false;
            buffer = buffer[read..];
        }

        return true;
    }
}
