using System.Buffers.Binary;

namespace Rockpool.Recorder.Snapshot;

/// <summary>The checksum of zip members (the reflected polynomial 0xEDB88320), eight bytes at a time.</summary>
internal static class Crc32
{
    private const int Slices = 8;

    // Table k holds the checksum of a byte followed by k zero bytes, so that eight look-ups advance eight bytes.
    private static readonly uint[][] Tables = MakeTables();

    /// <summary>The checksum of <paramref name="bytes"/>.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        while (bytes.Length >= Slices)
        {
            ulong next = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ crc;
            crc = 0;
            for (int i = 0; i < Slices; i++) crc ^= Tables[Slices - 1 - i][(byte)(next >> (8 * i))];
            bytes = bytes[Slices..];
        }

        foreach (byte value in bytes) crc = (crc >> 8) ^ Tables[0][(byte)(crc ^ value)];
        return ~crc;
    }

    private static uint[][] MakeTables()
    {
        uint[][] tables = [.. Enumerable.Range(0, Slices).Select(_ => new uint[256])];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            tables[0][i] = crc;
        }

        for (int slice = 1; slice < Slices; slice++)
        {
            uint[] previous = tables[slice - 1];
            for (int i = 0; i < 256; i++) tables[slice][i] = (previous[i] >> 8) ^ tables[0][(byte)previous[i]];
        }

        return tables;
    }
}
