using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Writes blocks one after the other: as tagged objects (versions 4 and 5) or plain (version 6).</summary>
internal sealed class TraceFraming
{
    private readonly ByteWriter _trace = new();
    private readonly bool _plain;

    public TraceFraming(bool plain)
    {
        _plain = plain;
        _trace.Bytes("Nettrace"u8);
        if (plain)
            _trace.Int32(0).Int32(6).Int32(0);
        else
            _trace.Int32(20).Bytes("!FastSerialization.1"u8);
    }

    public byte[] ToArray() => _trace.ToArray();

    public void Block(BlockKind kind, byte[] contents)
    {
        if (_plain)
            _trace.Int32(contents.Length | ((int)kind << 24)).Bytes(contents);
        else
            Object(kind, contents);
    }

    private void Object(BlockKind kind, byte[] contents)
    {
        if (kind == BlockKind.EndOfStream)
        {
            _trace.Byte(1);
            return;
        }

        (string name, int version) = NameOf(kind);
        _trace.Byte(5).Byte(5).Byte(1).Int32(version).Int32(version).Int32(name.Length);
        _trace.Bytes(System.Text.Encoding.UTF8.GetBytes(name)).Byte(6);
        if (kind != BlockKind.Trace)
        {
            _trace.Int32(contents.Length);
            _trace.Zeros(-_trace.Length & 3);
        }

        _trace.Bytes(contents).Byte(6);
    }

    // A runtime that writes version 5 still says 4 here: the fifth version only adds to the definitions.
    private static (string Name, int Version) NameOf(BlockKind kind) => kind switch
    {
        BlockKind.Trace => ("Trace", 4),
        BlockKind.Event => ("EventBlock", 2),
        BlockKind.Metadata => ("MetadataBlock", 2),
        BlockKind.Stack => ("StackBlock", 2),
        BlockKind.SequencePoint => ("SPBlock", 2),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "only in version 6"),
    };
}
