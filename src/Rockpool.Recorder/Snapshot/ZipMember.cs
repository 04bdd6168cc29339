namespace Rockpool.Recorder.Snapshot;

/// <summary>A stored member of a zip file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="HeaderOffset">Where its local header begins, in bytes from the start of the file.</param>
/// <param name="Length">How many bytes it holds.</param>
/// <param name="Crc">Their checksum.</param>
internal readonly record struct ZipMember(string Name, long HeaderOffset, long Length, uint Crc)
{
    /// <summary>Whether the file ends inside it: its bytes are those that are there, and nothing vouches for them.</summary>
    public bool IsCut { get; init; }
}
