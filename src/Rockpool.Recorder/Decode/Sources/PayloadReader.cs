using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// Reads a payload field by field. Past its end every read gives zero and sets <see cref="Failed"/>, so that a reader of
/// many fields asks once at the end. For rare events; the per-event paths read directly.
/// </summary>
/// <param name="payload">The payload; little-endian as every NetTrace is.</param>
/// <param name="pointerSize">4 or 8 bytes.</param>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload, int pointerSize)
{
    private ReadOnlySpan<byte> _rest = payload;

    /// <summary>Whether a read went past the end.</summary>
    public bool Failed { get; private set; }

    /// <summary>How many bytes are left.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>The next byte.</summary>
    public byte Byte() => Take(sizeof(byte)) is { IsEmpty: false } bytes ? bytes[0] : (byte)0;

    /// <summary>The next two bytes.</summary>
    public ushort UInt16() =>
        Take(sizeof(ushort)) is { IsEmpty: false } bytes ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : (ushort)0;

    /// <summary>The next four bytes.</summary>
    public int Int32() => Take(sizeof(int)) is { IsEmpty: false } bytes ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : 0;

    /// <summary>The next eight bytes.</summary>
    public long Int64() => Take(sizeof(long)) is { IsEmpty: false } bytes ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : 0;

    /// <summary>The next eight bytes as a floating-point number.</summary>
    public double Double() => BitConverter.Int64BitsToDouble(Int64());

    /// <summary>The next field as wide as a pointer of the recorded process.</summary>
    public long Pointer() => pointerSize == sizeof(long) ? Int64() : (uint)Int32();

    /// <summary>The next sixteen bytes as a <see cref="System.Guid"/>.</summary>
    public Guid Guid() => Take(16) is { IsEmpty: false } bytes ? new Guid(bytes) : default;

    /// <summary>The next zero-terminated UTF-16 text.</summary>
    public string Text() => new(Characters());

    /// <summary>The characters of the next zero-terminated UTF-16 text, in the payload's own memory.</summary>
    public ReadOnlySpan<char> Characters()
    {
        ReadOnlySpan<char> characters = MemoryMarshal.Cast<byte, char>(_rest);
        int end = characters.IndexOf('\0');
        if (end < 0)
        {
            Fail();
            return default;
        }

        _rest = _rest[((end + 1) * sizeof(char))..];
        return characters[..end];
    }

    /// <summary>The next <paramref name="count"/> four-byte fields, in the payload's own memory.</summary>
    public ReadOnlySpan<int> Int32s(int count) => MemoryMarshal.Cast<byte, int>(Take(count * sizeof(int)));

    /// <summary>Passes over <paramref name="count"/> bytes.</summary>
    public void Skip(int count) => Take(count);

    private ReadOnlySpan<byte> Take(int count)
    {
        if ((uint)count > (uint)_rest.Length)
        {
            Fail();
            return default;
        }

        ReadOnlySpan<byte> taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private void Fail()
    {
        Failed = true;
        _rest = default;
    }
}
