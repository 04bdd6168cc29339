using System.IO.Hashing;
using System.Text;

namespace Rockpool.Recorder.Snapshot;

/// <summary>
/// Appends stored members to a zip file. A member's header and data are written at once when it is whole, so that
/// whatever ends the process leaves every member before it readable. Not thread-safe.
/// </summary>
/// <param name="file">Where members are appended; disposed with the writer.</param>
/// <param name="clock">Tells when a member was written.</param>
internal sealed class ZipWriter(Stream file, TimeProvider clock) : IDisposable
{
    private readonly MemoryStream _directory = new();
    private byte[] _whole = new byte[1 << 16];
    private long _end = file.Position;
    private long _members;

    /// <summary>Appends a member.</summary>
    /// <exception cref="IOException">
    /// It could not be written. The file ends after the member before, and may be closed or written on.
    /// </exception>
    public void Append(string name, ReadOnlySpan<byte> data)
    {
        ZipMember member = new(name, _end, data.Length, Crc32.HashToUInt32(data));
        DateTime written = clock.GetUtcNow().UtcDateTime;
        int length = ZipRecords.LocalLength + Encoding.UTF8.GetByteCount(name) + data.Length;
        if (_whole.Length < length) _whole = new byte[Math.Max(length, 2 * _whole.Length)];
        int header = ZipRecords.WriteLocal(_whole, member, written);
        data.CopyTo(_whole.AsSpan(header));
        WriteOrUndo(_whole.AsSpan(0, length));
        ZipRecords.WriteCentral(_directory, member, written);
        _members++;
    }

    /// <summary>Writes the directory, after which nothing may be appended.</summary>
    /// <exception cref="IOException">It could not be written; the members are readable all the same.</exception>
    public void WriteDirectory()
    {
        long length = _directory.Length;
        ZipRecords.WriteEnd(_directory, _members, _end, length);
        WriteOrUndo(_directory.GetBuffer().AsSpan(0, (int)_directory.Length));
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void WriteOrUndo(ReadOnlySpan<byte> bytes)
    {
        try
        {
            file.Write(bytes);
            file.Flush();
            _end += bytes.Length;
        }
        catch (IOException)
        {
            Undo();
            throw;
        }
        catch (ArgumentOutOfRangeException error)
        {
            // So the runtime speaks of EFBIG, though no argument of ours is to blame.
            Undo();
            throw new IOException("the file is as large as its file system, or ulimit -f, lets it become.", error);
        }
    }

    private void Undo()
    {
        // Half a member would hide what is appended after it from a reader that scans the headers.
        file.Position = _end;
        file.SetLength(_end);
    }
}
