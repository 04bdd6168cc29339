using System.Runtime.CompilerServices;
using System.Text;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>
/// Bounds-checked reads of a block's primitives. A read past the end gives zero and sets <see cref="Overran"/>, which
/// the caller looks at once per row: no exception, however often a damaged file is tried.
/// </summary>
internal unsafe ref struct TraceCursor(byte* start, byte* end, long offset)
{
    private readonly byte* _start = start;
    private readonly byte* _end = end;
    private byte* _at = start;

    public bool Overran { get; private set; }

    /// <summary>Offset of the next byte in the trace.</summary>
    public readonly long Offset => offset + (_at - _start);

    public readonly int Remaining => (int)(_end - _at);

    public byte Byte() => Read<byte>();

    public short Int16() => Read<short>();

    public int Int32() => Read<int>();

    public long Int64() => Read<long>();

    /// <summary>At most ten bytes of seven bits, lowest first.</summary>
    public ulong VarUInt64()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            byte next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }

        Overran = true;
        return 0;
    }

    public uint VarUInt32() => (uint)VarUInt64();

    /// <summary>The next <paramref name="count"/> bytes, or none where fewer remain.</summary>
    public byte* Take(long count)
    {
        if (count < 0 || count > Remaining)
        {
            Overran = true;
            _at = _end;
            return _end;
        }

        byte* taken = _at;
        _at += count;
        return taken;
    }

    /// <summary>A cursor over the next <paramref name="count"/> bytes, which this one passes over.</summary>
    public TraceCursor Part(long count)
    {
        long partOffset = Offset;
        byte* part = Take(count);
        return new TraceCursor(part, Overran ? part : part + count, partOffset);
    }

    /// <summary>Two-byte characters up to a zero.</summary>
    public string Utf16UntilZero()
    {
        var characters = new ReadOnlySpan<char>(_at, Remaining / 2);
        int length = characters.IndexOf('\0');
        if (length < 0)
        {
            Take(-1);
            return "";
        }

        Take((length + 1) * 2);
        return new string(characters[..length]);
    }

    /// <summary>A variable-length byte count and as many bytes.</summary>
    public string Utf8()
    {
        uint length = VarUInt32();
        byte* bytes = Take(length);
        return Overran ? "" : Encoding.UTF8.GetString(bytes, (int)length);
    }

    private T Read<T>()
        where T : unmanaged
    {
        byte* bytes = Take(sizeof(T));
        return Overran ? default : Unsafe.ReadUnaligned<T>(bytes);
    }
}
