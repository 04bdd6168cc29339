using System.Buffers.Binary;
using System.Text;

namespace Rockpool.Recorder.Snapshot;

/// <summary>The records that a zip file is made of, as far as stored members need them (PKWARE's APPNOTE 6.3.10).</summary>
internal static class ZipRecords
{
    public const uint LocalSignature = 0x04034B50, CentralSignature = 0x02014B50, EndSignature = 0x06054B50;
    public const uint Zip64EndSignature = 0x06064B50, Zip64LocatorSignature = 0x07064B50;
    public const int LocalLength = 30, CentralLength = 46, EndLength = 22, Zip64EndLength = 56, Zip64LocatorLength = 20;
    public const ushort Zip64ExtraId = 1;

    private const ushort PlainVersion = 20, Zip64Version = 45, Utf8Names = 1 << 11;

    /// <summary>Writes a local header with its name; it ends where the data begins.</summary>
    /// <returns>Its length.</returns>
    public static int WriteLocal(Span<byte> to, ZipMember member, DateTime written)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(to, LocalSignature);
        WriteCommon(to[4..], PlainVersion, member, written);
        BinaryPrimitives.WriteUInt16LittleEndian(to[28..], 0);
        return LocalLength + Encoding.UTF8.GetBytes(member.Name, to[LocalLength..]);
    }

    /// <summary>Appends a central header to a directory.</summary>
    public static void WriteCentral(Stream to, ZipMember member, DateTime written)
    {
        bool far = member.HeaderOffset >= uint.MaxValue;
        Span<byte> bytes = stackalloc byte[CentralLength + 12];
        bytes.Clear();
        byte[] name = Encoding.UTF8.GetBytes(member.Name);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, CentralSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], Zip64Version);
        WriteCommon(bytes[6..], far ? Zip64Version : PlainVersion, member, written);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[30..], (ushort)(far ? 12 : 0));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[42..], far ? uint.MaxValue : (uint)member.HeaderOffset);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[46..], Zip64ExtraId);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[48..], sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(bytes[50..], member.HeaderOffset);
        to.Write(bytes[..CentralLength]);
        to.Write(name);
        if (far) to.Write(bytes[CentralLength..]);
    }

    /// <summary>Appends the end of a directory, in zip64 form where the plain one cannot hold the numbers.</summary>
    public static void WriteEnd(Stream to, long members, long directoryOffset, long directoryLength)
    {
        bool large = members >= ushort.MaxValue || directoryOffset + directoryLength >= uint.MaxValue;
        Span<byte> bytes = stackalloc byte[Zip64EndLength + Zip64LocatorLength + EndLength];
        bytes.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Zip64EndSignature);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[4..], Zip64EndLength - 12);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[12..], Zip64Version);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[14..], Zip64Version);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], members);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], members);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[40..], directoryLength);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[48..], directoryOffset);
        Span<byte> locator = bytes[Zip64EndLength..];
        BinaryPrimitives.WriteUInt32LittleEndian(locator, Zip64LocatorSignature);
        BinaryPrimitives.WriteInt64LittleEndian(locator[8..], directoryOffset + directoryLength);
        BinaryPrimitives.WriteUInt32LittleEndian(locator[16..], 1);
        Span<byte> end = locator[Zip64LocatorLength..];
        BinaryPrimitives.WriteUInt32LittleEndian(end, EndSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], large ? ushort.MaxValue : (ushort)members);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], large ? ushort.MaxValue : (ushort)members);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], large ? uint.MaxValue : (uint)directoryLength);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], large ? uint.MaxValue : (uint)directoryOffset);
        to.Write(large ? bytes : end);
    }

    // The 24 bytes that a local and a central header share, from "version needed" to the name's length.
    private static void WriteCommon(Span<byte> to, ushort version, ZipMember member, DateTime written)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(to, version);
        BinaryPrimitives.WriteUInt16LittleEndian(to[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(to[4..], 0);
        BinaryPrimitives.WriteUInt16LittleEndian(
            to[6..], (ushort)(written.Hour << 11 | written.Minute << 5 | written.Second / 2));
        BinaryPrimitives.WriteUInt16LittleEndian(
            to[8..], (ushort)(written.Year - 1980 << 9 | written.Month << 5 | written.Day));
        BinaryPrimitives.WriteUInt32LittleEndian(to[10..], member.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(to[14..], (uint)member.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(to[18..], (uint)member.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(to[22..], (ushort)Encoding.UTF8.GetByteCount(member.Name));
    }
}
