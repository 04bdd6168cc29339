using System.Runtime.CompilerServices;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>
/// Variable-length integers without bounds checks: at least ten bytes after <c>p</c> must be readable. One and two
/// bytes, which is nearly all of them, are decoded in line.
/// </summary>
internal static unsafe class Varint
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ref byte* p)
    {
        byte* at = p;
        uint two = Unsafe.ReadUnaligned<ushort>(at);
        if ((two & 0x80) == 0)
        {
            p = at + 1;
            return two & 0x7F;
        }

        if ((two & 0x8000) == 0)
        {
            p = at + 2;
            return (two & 0x7F) | ((two & 0x7F00) >> 1);
        }

        p = at + ReadLong(at, out ulong value);
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ReadLong(byte* p, out ulong value)
    {
        value = 0;
        for (int i = 0; i < 10; i++)
        {
            value |= (ulong)(p[i] & 0x7F) << (7 * i);
            if (p[i] < 0x80)
                return i + 1;
        }

        return 10;
    }
}
