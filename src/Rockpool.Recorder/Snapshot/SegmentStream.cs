namespace Rockpool.Recorder.Snapshot;

/// <summary>The segments of one session as the NetTrace stream that they were cut from. Not thread-safe.</summary>
/// <param name="file">The recording; not disposed with the stream.</param>
/// <param name="segments">The session's members, in order.</param>
internal sealed class SegmentStream(ZipReader file, IReadOnlyList<ZipMember> segments) : Stream
{
    private int _segment;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (!buffer.IsEmpty && _segment < segments.Count)
        {
            int read = file.Read(segments[_segment], _position, buffer);
            _position += read;
            if (read > 0) return read;
            (_segment, _position) = (_segment + 1, 0);
        }

        return 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
