namespace Rockpool.Recorder.Snapshot;

/// <summary>
/// The segments of one session as the NetTrace stream that they were cut from. Ends before the first that is damaged, as
/// what follows cannot be understood without it. Not thread-safe.
/// </summary>
/// <param name="file">The recording; not disposed with the stream.</param>
/// <param name="segments">The session's members, in order.</param>
internal sealed class SegmentStream(ZipReader file, IReadOnlyList<ZipMember> segments) : ForwardStream
{
    private byte[] _bytes = [];
    private int _segment, _position, _length;

    public override int Read(Span<byte> buffer)
    {
        while (_position == _length && _segment < segments.Count)
        {
            _position = 0;
            _length = file.Read(segments[_segment], ref _bytes);
            _segment = _length == segments[_segment].Length ? _segment + 1 : segments.Count;
        }

        int count = Math.Min(buffer.Length, _length - _position);
        _bytes.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
