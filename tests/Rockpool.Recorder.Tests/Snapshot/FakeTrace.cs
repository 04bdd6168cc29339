using System.Buffers.Binary;
using System.Text;

namespace Rockpool.Recorder.Tests.Snapshot;

/// <summary>A stream that is framed like NetTrace version 4 or 6 and holds arbitrary bytes in its blocks.</summary>
internal sealed class FakeTrace
{
    private readonly MemoryStream _bytes = new();
    private readonly int _major;

    public FakeTrace(int major)
    {
        _major = major;
        _bytes.Write("Nettrace"u8);
        if (major == 6)
        {
            Write(0);
            Write(6);
            Write(0);
        }
        else
        {
            Write(20);
            _bytes.Write("!FastSerialization.1"u8);
        }

        Boundaries.Add(0);
        Boundaries.Add((int)_bytes.Length);
        if (major == 6) Block("Trace", 40);
        else Object("Trace", new byte[48]);
    }

    /// <summary>The offsets at which a stream may be cut without cutting a block.</summary>
    public List<int> Boundaries { get; } = [];

    public byte[] ToArray() => _bytes.ToArray();

    public FakeTrace Block(string type, int size)
    {
        byte[] content = new byte[size];
        new Random(size).NextBytes(content);
        if (_major == 6)
        {
            Write(2 << 24 | size);
            _bytes.Write(content);
            Boundaries.Add((int)_bytes.Length);
            return this;
        }

        // The padding depends on where in the stream the block's size stands.
        int sizeEnd = (int)_bytes.Length + 2 + 1 + 12 + type.Length + 1 + 4;
        byte[] body = new byte[4 + (4 - sizeEnd % 4) % 4 + size];
        BinaryPrimitives.WriteInt32LittleEndian(body, size);
        content.CopyTo(body, body.Length - size);
        return Object(type, body);
    }

    private FakeTrace Object(string type, byte[] body)
    {
        _bytes.Write([5, 5, 1]);
        Write(4);
        Write(4);
        Write(type.Length);
        _bytes.Write(Encoding.UTF8.GetBytes(type));
        _bytes.WriteByte(6);
        _bytes.Write(body);
        _bytes.WriteByte(6);
        Boundaries.Add((int)_bytes.Length);
        return this;
    }

    private void Write(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        _bytes.Write(bytes);
    }
}
