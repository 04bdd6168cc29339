namespace Rockpool.Recorder.Tests.Snapshot;

/// <summary>A file on a disk with room for some bytes: of a write that does not fit, as much is written as does.</summary>
internal sealed class FullDisk(string path) : FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0)
{
    /// <summary>How large the file can become.</summary>
    public long Room { get; set; } = long.MaxValue;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int fits = (int)Math.Clamp(Room - Position, 0, buffer.Length);
        base.Write(buffer[..fits]);
        if (fits < buffer.Length) throw new IOException("No space left on device");
    }
}
