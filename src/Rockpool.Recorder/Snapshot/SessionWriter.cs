namespace Rockpool.Recorder.Snapshot;

/// <summary>
/// Takes the bytes of one EventPipe session as they come and appends them to the recording in segments of whole blocks,
/// none of which waits longer than a second. Thread-safe; one thread appends, others may stop it.
/// </summary>
internal sealed class SessionWriter
{
    /// <summary>
    /// A segment is closed when its first byte is this old. The recording's timer looks a few times a second, so that
    /// no byte waits for longer than one.
    /// </summary>
    public static readonly TimeSpan SegmentAge = TimeSpan.FromMilliseconds(750);

    private const int SegmentSize = 4 << 20;

    // Damage takes its segment with it. A process lists its code within a second: as one segment a flipped bit would
    // take every name.
    private const int NamesSegmentSize = 1 << 16;

    private readonly int _segmentSize;
    private readonly Lock _gate = new();
    private readonly RecordingWriter _recording;
    private readonly TimeProvider _clock;
    private readonly BlockFramer _framer = new();
    private byte[] _pending = new byte[1 << 16];
    private int _length, _whole, _sequence;
    private long _oldest;
    private long? _stopping;
    private bool _completed;

    internal SessionWriter(RecordingWriter recording, int number, SessionRole role, TimeProvider clock)
    {
        (_recording, Number, Role, _clock) = (recording, number, role, clock);
        _segmentSize = role == SessionRole.Names ? NamesSegmentSize : SegmentSize;
    }

    /// <summary>The session's number within the recording, from 1.</summary>
    public int Number { get; }

    /// <summary>What it is for.</summary>
    public SessionRole Role { get; }

    /// <summary>Bytes taken so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Takes what came next from the process. Copies it; touches the disk a few times a second.</summary>
    /// <exception cref="RecorderException">The recording cannot be written on, such as on a full disk.</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_completed, this);
            if (_length == 0) _oldest = _clock.GetTimestamp();
            if (_pending.Length - _length < bytes.Length)
                Array.Resize(ref _pending, Math.Max(_length + bytes.Length, 2 * _pending.Length));
            bytes.CopyTo(_pending.AsSpan(_length));
            _length += bytes.Length;
            Bytes += bytes.Length;
            _whole += _framer.WholeBlocks(_pending.AsSpan(_whole, _length - _whole));
            if (_whole >= _segmentSize || IsDue) Cut(_whole);
        }
    }

    /// <summary>Says that the process is about to be asked to stop the session: its coverage ends here.</summary>
    public void Stopping()
    {
        lock (_gate) _stopping ??= _clock.GetTimestamp();
    }

    /// <summary>Appends what is left once the session's stream has ended, and records the end. Does nothing the second time.</summary>
    /// <exception cref="RecorderException">The recording cannot be written on.</exception>
    public void Complete()
    {
        lock (_gate)
        {
            if (_completed) return;
            _completed = true;
            Cut(_length);
            _recording.Completed(this, new SessionStopped(Number, _stopping, _clock.GetTimestamp()));
        }
    }

    /// <summary>Closes the segment if its time has come.</summary>
    internal void CutIfDue()
    {
        lock (_gate)
        {
            if (!_completed && IsDue) Cut(_whole);
        }
    }

    private bool IsDue => _whole > 0 && _clock.GetElapsedTime(_oldest) >= SegmentAge;

    private void Cut(int length)
    {
        if (length == 0) return;
        _recording.Append(MemberName.Segment(Number, Role, ++_sequence), _pending.AsSpan(0, length));
        _pending.AsSpan(length, _length - length).CopyTo(_pending);
        _length -= length;
        _whole = 0;
        _oldest = _clock.GetTimestamp();
    }
}
