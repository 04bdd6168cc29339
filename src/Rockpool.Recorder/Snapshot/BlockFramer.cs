using System.Buffers.Binary;

namespace Rockpool.Recorder.Snapshot;

/// <summary>
/// Finds where the blocks of a live NetTrace stream end, looking at their headers alone. What it does not understand it
/// takes as it comes: cuts then fall anywhere, which costs a killed recording at most one block.
/// </summary>
internal sealed class BlockFramer
{
    private const byte NullReference = 1, BeginObject = 5, EndObject = 6;
    private const int MagicLength = 8, TypeNameOffset = 15, TraceBodyLength = 48, MaximumTypeName = 64;
    private const int MaximumBlock = 1 << 24;

    private long _position;
    private int _major;
    private bool _lost;

    /// <summary>How many of the bytes are whole blocks.</summary>
    /// <param name="bytes">The stream's bytes from the last boundary on.</param>
    public int WholeBlocks(ReadOnlySpan<byte> bytes)
    {
        int whole = 0;
        while (whole < bytes.Length && NextLength(bytes[whole..]) is int length && length <= bytes.Length - whole)
        {
            whole += length;
            _position += length;
        }

        return whole;
    }

    // The length of the block that starts here, or null while too little of it is there to tell.
    private int? NextLength(ReadOnlySpan<byte> bytes)
    {
        if (_lost) return bytes.Length;
        if (_position == 0) return StreamHeader(bytes);
        return _major == 4 ? ObjectLength(bytes) : BlockLength(bytes);
    }

    private int? StreamHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < MagicLength + sizeof(int)) return null;
        if (!bytes.StartsWith("Nettrace"u8)) return Lose(bytes);
        // Since version 6 a zero stands where older streams have the length of the serializer's name.
        int nameLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[MagicLength..]);
        _major = nameLength == 0 ? 6 : 4;
        if (nameLength is < 0 or > MaximumTypeName) return Lose(bytes);
        return nameLength == 0 ? MagicLength + 12 : MagicLength + sizeof(int) + nameLength;
    }

    private static int? BlockLength(ReadOnlySpan<byte> bytes) =>
        bytes.Length < sizeof(int) ? null : sizeof(int) + (BinaryPrimitives.ReadInt32LittleEndian(bytes) & 0xFFFFFF);

    private int? ObjectLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes[0] == NullReference) return 1;
        if (bytes[0] != BeginObject) return Lose(bytes);
        if (bytes.Length < TypeNameOffset) return null;
        int nameLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[(TypeNameOffset - sizeof(int))..]);
        if (nameLength is < 1 or > MaximumTypeName) return Lose(bytes);
        int body = TypeNameOffset + nameLength + 1;
        if (bytes.Length < body + sizeof(int)) return null;
        if (bytes[body - 1] != EndObject) return Lose(bytes);
        if (bytes.Slice(TypeNameOffset, nameLength).SequenceEqual("Trace"u8)) return body + TraceBodyLength + 1;
        int size = BinaryPrimitives.ReadInt32LittleEndian(bytes[body..]);
        if (size is < 0 or > MaximumBlock) return Lose(bytes);
        int padding = (int)(-(_position + body + sizeof(int)) & 3);
        return body + sizeof(int) + padding + size + 1;
    }

    private int Lose(ReadOnlySpan<byte> bytes)
    {
        _lost = true;
        return bytes.Length;
    }
}
