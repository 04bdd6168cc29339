using System.Text;

namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>The format's primitives, into memory.</summary>
internal sealed class ByteWriter
{
    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _writer;

    public ByteWriter() => _writer = new BinaryWriter(_bytes);

    public int Length => (int)_bytes.Length;

    public byte[] ToArray() => _bytes.ToArray();

    public ByteWriter Byte(byte value)
    {
        _writer.Write(value);
        return this;
    }

    public ByteWriter Int16(int value)
    {
        _writer.Write((short)value);
        return this;
    }

    public ByteWriter Int32(long value)
    {
        _writer.Write((int)value);
        return this;
    }

    public ByteWriter Int64(long value)
    {
        _writer.Write(value);
        return this;
    }

    public ByteWriter Bytes(ReadOnlySpan<byte> value)
    {
        _writer.Write(value);
        return this;
    }

    public ByteWriter Zeros(int count) => Bytes(new byte[count]);

    public ByteWriter Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Byte((byte)(value | 0x80));
        return Byte((byte)value);
    }

    public ByteWriter Utf16(string value) => Bytes(Encoding.Unicode.GetBytes(value)).Int16(0);

    public ByteWriter Utf8(string value)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(value);
        return Varint((ulong)bytes.Length).Bytes(bytes);
    }

    /// <summary>A two-byte length and what <paramref name="write"/> writes.</summary>
    public ByteWriter Sized(Action<ByteWriter> write)
    {
        var inner = new ByteWriter();
        write(inner);
        return Int16(inner.Length).Bytes(inner.ToArray());
    }

    public void Clear() => _bytes.SetLength(0);
}
