using System.Buffers.Binary;
using System.Text;

namespace Rockpool.Recorder.Attach.Port;

/// <summary>
/// Writes one request to a diagnostic port: a fixed header with the whole length, then little-endian fields. Strings are
/// UTF-16 with their length in characters first, a closing zero included.
/// </summary>
internal sealed class PortMessage
{
    /// <summary>The header's length in bytes: magic, size, command, two reserved bytes.</summary>
    public const int HeaderLength = 20;

    private readonly MemoryStream _bytes = new();

    /// <summary>Begins a request.</summary>
    public PortMessage(PortCommand command)
    {
        _bytes.Write("DOTNET_IPC_V1\0"u8);
        _bytes.Write([0, 0, (byte)((ushort)command >> 8), (byte)command, 0, 0]);
    }

    /// <summary>Appends one byte.</summary>
    public PortMessage Add(bool value)
    {
        _bytes.WriteByte(value ? (byte)1 : (byte)0);
        return this;
    }

    /// <summary>Appends four bytes.</summary>
    public PortMessage Add(int value)
    {
        Span<byte> field = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(field, value);
        _bytes.Write(field);
        return this;
    }

    /// <summary>Appends eight bytes.</summary>
    public PortMessage Add(ulong value)
    {
        Span<byte> field = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(field, value);
        _bytes.Write(field);
        return this;
    }

    /// <summary>Appends a string; an empty one is a length of zero alone.</summary>
    public PortMessage Add(string value)
    {
        if (value.Length == 0)
        {
            return Add(0);
        }

        Add(value.Length + 1);
        _bytes.Write(Encoding.Unicode.GetBytes(value));
        _bytes.Write([0, 0]);
        return this;
    }

    /// <summary>The request as it goes over the wire.</summary>
    public byte[] ToBytes()
    {
        var bytes = _bytes.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(14), checked((ushort)bytes.Length));
        return bytes;
    }
}
