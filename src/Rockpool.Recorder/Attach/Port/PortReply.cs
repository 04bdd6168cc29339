using System.Buffers.Binary;
using System.Text;

namespace Rockpool.Recorder.Attach.Port;

/// <summary>Reads the fields of an answer from a diagnostic port, one after the other.</summary>
internal sealed class PortReply
{
    private readonly byte[] _payload;
    private int _at;

    private PortReply(PortCommand command, byte[] payload)
    {
        Command = command;
        _payload = payload;
    }

    /// <summary><see cref="PortCommand.Ok"/>, or an error whose code is the first field.</summary>
    public PortCommand Command { get; }

    /// <summary>Reads one whole answer.</summary>
    /// <exception cref="IOException">The process went away or answered something else.</exception>
    public static async Task<PortReply> ReadAsync(Stream stream, CancellationToken stop)
    {
        var header = new byte[PortMessage.HeaderLength];
        await stream.ReadExactlyAsync(header, stop).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(14)) - header.Length;
        if (!header.AsSpan(0, 14).SequenceEqual("DOTNET_IPC_V1\0"u8) || length < 0)
        {
            throw new IOException("the process's diagnostic port answers in a protocol that is not known");
        }

        var payload = new byte[length];
        await stream.ReadExactlyAsync(payload, stop).ConfigureAwait(false);
        return new PortReply((PortCommand)((header[16] << 8) | header[17]), payload);
    }

    /// <summary>Reads four bytes.</summary>
    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    /// <summary>Reads eight bytes.</summary>
    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>Reads a string.</summary>
    public string Text()
    {
        var characters = Int32();
        return characters <= 0 ? "" : Encoding.Unicode.GetString(Take(checked(characters * 2))[..^2]);
    }

    /// <summary>Passes over bytes of no interest.</summary>
    public void Skip(int bytes) => Take(bytes);

    private ReadOnlySpan<byte> Take(int bytes)
    {
        if (bytes > _payload.Length - _at)
        {
            throw new IOException("the process's diagnostic port gave a shorter answer than its protocol says");
        }

        _at += bytes;
        return _payload.AsSpan(_at - bytes, bytes);
    }
}
