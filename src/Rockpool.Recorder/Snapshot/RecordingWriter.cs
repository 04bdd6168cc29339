using System.Text.Json;

namespace Rockpool.Recorder.Snapshot;

/// <summary>
/// Writes a <c>.rockpool</c> recording (docs/recording-format.md): an append-only zip of stored members. Everything
/// appended is readable at once, whatever ends the recorder. Thread-safe.
/// </summary>
internal sealed class RecordingWriter : IDisposable
{
    private static readonly TimeSpan LookPeriod = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly ZipWriter _zip;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly List<SessionWriter> _open = [];
    private int _sessions, _updates;
    private bool _closed;

    private RecordingWriter(string path, Stream file, TimeProvider clock)
    {
        (_path, _clock) = (path, clock);
        _zip = new ZipWriter(file, clock);
        _timer = clock.CreateTimer(_ => CutWhatIsDue(), null, LookPeriod, LookPeriod);
    }

    /// <summary>Why the recording cannot be written on, or null while it can. The file stays readable.</summary>
    public RecorderException? Failure { get; private set; }

    /// <summary>Creates the file, replacing one of that name, and writes the manifest.</summary>
    /// <exception cref="RecorderException">It cannot be created or written.</exception>
    public static RecordingWriter Create(string path, Manifest manifest, TimeProvider? clock = null)
    {
        FileStream file;
        try
        {
            // No buffer: every write is a whole member, and a buffered byte would be lost with the process.
            file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecorderException($"Cannot create the recording {path}: {error.Message}", error);
        }

        return Create(path, file, manifest, clock);
    }

    /// <summary>Writes a recording to a stream that is empty, seekable and not buffered; <paramref name="path"/> is for messages.</summary>
    /// <exception cref="RecorderException">It cannot be written.</exception>
    internal static RecordingWriter Create(string path, Stream file, Manifest manifest, TimeProvider? clock = null)
    {
        RecordingWriter writer = new(path, file, clock ?? TimeProvider.System);
        try
        {
            writer.Append(MemberName.Manifest, JsonSerializer.SerializeToUtf8Bytes(manifest, SnapshotJson.Default.Manifest));
            return writer;
        }
        catch (RecorderException)
        {
            writer.Dispose();
            throw;
        }
    }

    /// <summary>Begins a session. Call it as soon as the process has answered that the session runs.</summary>
    /// <param name="role">What the session is for.</param>
    /// <param name="requested">The clock's ticks before the process was asked, see <see cref="TimeProvider.GetTimestamp"/>.</param>
    /// <exception cref="RecorderException">The recording cannot be written on.</exception>
    public SessionWriter StartSession(SessionRole role, long requested)
    {
        long confirmed = _clock.GetTimestamp();
        lock (_gate)
        {
            SessionWriter session = new(this, ++_sessions, role, _clock);
            Record(new SessionStarted(session.Number, role, requested, confirmed));
            _open.Add(session);
            return session;
        }
    }

    /// <summary>Appends what became known, such as <see cref="OverheadSpent"/> or a <see cref="Remark"/>, each as a member of its own.</summary>
    /// <exception cref="RecorderException">The recording cannot be written on.</exception>
    public void Record(Update update)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(update, SnapshotJson.Default.Update);
        lock (_gate) Append(MemberName.Update(++_updates), [.. json, (byte)'\n']);
    }

    /// <summary>
    /// Ends the recording: completes every open session, records why, and writes the directory. Does not throw where the
    /// disk is full: see <see cref="Failure"/>.
    /// </summary>
    /// <param name="reason">Why recording ends.</param>
    /// <param name="exitCode">The exit code of the command that was recorded, or null.</param>
    public void Close(Attach.RecordEnd reason, int? exitCode)
    {
        _timer.Dispose();
        try
        {
            foreach (SessionWriter session in OpenSessions()) session.Complete();
            Record(new RecordingEnded(_clock.GetTimestamp(), reason, exitCode));
        }
        catch (RecorderException) when (Failure is not null)
        {
            // Told by Failure. What was appended before stays, and the directory below may still fit.
        }

        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
            WriteDirectory();
            _zip.Dispose();
        }
    }

    /// <summary>Lets go of the file without a directory where <see cref="Close"/> was not called; it is readable all the same.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
            _zip.Dispose();
        }
    }

    internal void Append(string member, ReadOnlySpan<byte> data)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (Failure is not null) throw new RecorderException(Failure.Message, Failure);
            try
            {
                _zip.Append(member, data);
            }
            catch (IOException error)
            {
                Failure = new RecorderException(
                    $"The recording {_path} ends early, because it could not be written on: {error.Message}", error);
                throw Failure;
            }
        }
    }

    internal void Completed(SessionWriter session, SessionStopped update)
    {
        lock (_gate)
        {
            _open.Remove(session);
            Record(update);
        }
    }

    private void WriteDirectory()
    {
        try
        {
            _zip.WriteDirectory();
        }
        catch (IOException error)
        {
            Failure ??= new RecorderException($"The recording {_path} has no directory: {error.Message}", error);
        }
    }

    private SessionWriter[] OpenSessions()
    {
        lock (_gate) return [.. _open];
    }

    private void CutWhatIsDue()
    {
        try
        {
            foreach (SessionWriter session in OpenSessions()) session.CutIfDue();
        }
        catch (RecorderException) when (Failure is not null)
        {
            // The thread that appends next gets it; a timer has nobody to tell.
        }
        catch (ObjectDisposedException)
        {
            // The recording was let go of while the timer was looking.
        }
    }
}
