using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Rockpool.Recorder.Snapshot;

/// <summary>
/// Finds the members of a zip file of stored members: by its directory, or header by header where a killed writer left
/// none. Holds the file open. Not thread-safe.
/// </summary>
internal sealed class ZipReader : IDisposable
{
    private const int MaximumName = 1 << 10, MaximumMember = 1 << 28;

    private readonly SafeFileHandle _file;
    private readonly long _length;
    private readonly List<DamagedMember> _damaged = [];

    /// <summary>Opens a file and lists its members.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not read it.</exception>
    public ZipReader(string path)
    {
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        bool opened = false;
        try
        {
            _length = RandomAccess.GetLength(_file);
            if (TryReadDirectory() is { } members) Members = members;
            else (Members, Cut) = ScanHeaders();
            opened = true;
        }
        finally
        {
            if (!opened) _file.Dispose();
        }
    }

    /// <summary>The members in the order in which they were appended.</summary>
    public IReadOnlyList<ZipMember> Members { get; }

    /// <summary>
    /// Null where the file has its directory; otherwise the byte at which the last whole or cut member ends, because the
    /// writer did not close the file.
    /// </summary>
    public long? Cut { get; }

    /// <summary>The members whose bytes could not be read, or do not have the checksum that was written with them.</summary>
    public IReadOnlyList<DamagedMember> Damaged => _damaged;

    /// <summary>Reads a member; of one that is damaged, cannot be read, or claims to be larger than any is, nothing.</summary>
    public byte[] ReadAll(in ZipMember member)
    {
        byte[] bytes = [];
        int length = Read(member, ref bytes);
        return bytes[..length];
    }

    /// <summary>Reads a member into a buffer, which is replaced where it is too small.</summary>
    /// <returns>How many bytes the member has; 0 also where it is damaged, cannot be read, or claims to be larger than any is.</returns>
    public int Read(in ZipMember member, ref byte[] to)
    {
        int length = member.Length <= MaximumMember ? (int)member.Length : 0;
        if (to.Length < length) to = new byte[length];
        Span<byte> bytes = to.AsSpan(0, length);
        string? failure = null;
        try
        {
            bool isSound = Fill(DataOffset(member), bytes) && length == member.Length
                && (member.IsCut || Crc32.HashToUInt32(bytes) == member.Crc);
            if (isSound) return length;
        }
        catch (IOException error)
        {
            // A disk that has one bad place has good ones before it: what came before is worth having.
            failure = ReasonOf(error);
        }

        ZipMember lost = member;
        if (!_damaged.Exists(known => known.Member == lost)) _damaged.Add(new DamagedMember(lost, failure));
        return 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // The platform names the path once more, which whoever reads this knows.
    private static string ReasonOf(IOException error)
    {
        int path = error.Message.IndexOf(" : '", StringComparison.Ordinal);
        return (path < 0 ? error.Message : error.Message[..path]).TrimEnd('.');
    }

    // A local header may carry other extra fields than the central one, so only it says where the data begins.
    private long DataOffset(in ZipMember member)
    {
        Span<byte> header = stackalloc byte[ZipRecords.LocalLength];
        if (!Fill(member.HeaderOffset, header)) return _length;
        int name = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
        int extra = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        return member.HeaderOffset + ZipRecords.LocalLength + name + extra;
    }

    private List<ZipMember>? TryReadDirectory()
    {
        Span<byte> end = stackalloc byte[ZipRecords.EndLength];
        long endOffset = _length - ZipRecords.EndLength;
        if (!Fill(endOffset, end) || Signature(end) != ZipRecords.EndSignature) return null;
        long count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        Span<byte> end64 = stackalloc byte[ZipRecords.Zip64EndLength];
        if (Fill(endOffset - ZipRecords.Zip64LocatorLength - ZipRecords.Zip64EndLength, end64)
            && Signature(end64) == ZipRecords.Zip64EndSignature)
        {
            count = BinaryPrimitives.ReadInt64LittleEndian(end64[32..]);
            length = BinaryPrimitives.ReadInt64LittleEndian(end64[40..]);
            offset = BinaryPrimitives.ReadInt64LittleEndian(end64[48..]);
        }

        if (length < 0 || offset < 0 || length > endOffset - offset || length > Array.MaxLength) return null;
        byte[] directory = new byte[length];
        return Fill(offset, directory) ? ParseDirectory(directory, count) : null;
    }

    private List<ZipMember>? ParseDirectory(ReadOnlySpan<byte> rest, long count)
    {
        List<ZipMember> members = [];
        while (members.Count < count)
        {
            if (rest.Length < ZipRecords.CentralLength || Signature(rest) != ZipRecords.CentralSignature) return null;
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
            int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]);
            int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
            int total = ZipRecords.CentralLength + nameLength + extraLength + commentLength;
            if (rest.Length < total) return null;
            long offset = BinaryPrimitives.ReadUInt32LittleEndian(rest[42..]);
            ReadOnlySpan<byte> extra = rest.Slice(ZipRecords.CentralLength + nameLength, extraLength);
            if (offset == uint.MaxValue) offset = FarOffset(extra) ?? offset;
            ZipMember member = Member(rest[10..], rest.Slice(ZipRecords.CentralLength, nameLength), offset);
            members.Add(member with { Length = Math.Clamp(_length - offset, 0, member.Length) });
            rest = rest[total..];
        }

        return members;
    }

    private static long? FarOffset(ReadOnlySpan<byte> extra)
    {
        while (extra.Length >= 4)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (extra.Length < 4 + length) return null;
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == ZipRecords.Zip64ExtraId && length == sizeof(long))
                return BinaryPrimitives.ReadInt64LittleEndian(extra[4..]);
            extra = extra[(4 + length)..];
        }

        return null;
    }

    private (List<ZipMember> Members, long Cut) ScanHeaders()
    {
        List<ZipMember> members = [];
        Span<byte> header = stackalloc byte[ZipRecords.LocalLength];
        Span<byte> nameRoom = stackalloc byte[MaximumName];
        long offset = 0;
        while (Fill(offset, header))
        {
            if (Signature(header) != ZipRecords.LocalSignature) break;
            int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
            int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            if (nameLength > MaximumName || !Fill(offset + ZipRecords.LocalLength, nameRoom[..nameLength])) break;
            ZipMember member = Member(header[8..], nameRoom[..nameLength], offset);
            long data = offset + ZipRecords.LocalLength + nameLength + extraLength;
            members.Add(Within(member, data));
            offset = data + member.Length;
        }

        return (members, Math.Min(offset, _length));
    }

    private ZipMember Within(in ZipMember member, long data) => data > _length - member.Length
        ? member with { Length = Math.Max(0, _length - data), IsCut = true }
        : member;

    // The fields from "compression method" on have the same order in local and central headers.
    private static ZipMember Member(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> name, long offset)
    {
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(fields[6..]);
        bool stored = BinaryPrimitives.ReadUInt16LittleEndian(fields) == 0;
        // A member that somebody compressed has no bytes that can be used: it is listed, and empty.
        long length = stored ? BinaryPrimitives.ReadUInt32LittleEndian(fields[10..]) : 0;
        return new ZipMember(Encoding.UTF8.GetString(name), offset, length, crc);
    }

    private static uint Signature(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt32LittleEndian(record);

    private bool Fill(long offset, Span<byte> to)
    {
        if (offset < 0 || offset > _length - to.Length) return false;
        while (!to.IsEmpty)
        {
            int read = RandomAccess.Read(_file, to, offset);
            if (read == 0) return false;
            offset += read;
            to = to[read..];
        }

        return true;
    }
}
