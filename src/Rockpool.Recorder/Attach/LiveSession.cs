using Rockpool.Recorder.Attach.Port;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Attach;

/// <summary>
/// One session from its start to its end: its bytes go into the recording as they come, on a thread of its own, because
/// the process holds them in a small buffer and drops events when nobody reads.
/// </summary>
internal sealed class LiveSession : IDisposable
{
    private const int ReadSize = 1 << 16;

    // A stopped process does not answer; the recording must end all the same.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    private readonly EventSession _session;
    private readonly SessionWriter _writer;
    private long _stopping;

    private LiveSession(EventSession session, SessionWriter writer)
    {
        (_session, _writer) = (session, writer);
        Began = TimeProvider.System.GetTimestamp();
        Ended = Task.Factory.StartNew(Pump, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>
    /// Completes when no more bytes come: true where the process closed the session in order, false where it was cut off,
    /// as when the process was killed.
    /// </summary>
    /// <remarks>Fails with a <see cref="RecorderException"/> where the recording cannot be written on.</remarks>
    public Task<bool> Ended { get; }

    /// <summary>When it ran for sure, in ticks of the system's monotonic clock.</summary>
    public long Began { get; }

    /// <summary>How long it has run, or ran until it was asked to stop.</summary>
    public TimeSpan Ran => _stopping == 0
        ? TimeProvider.System.GetElapsedTime(Began)
        : TimeProvider.System.GetElapsedTime(Began, _stopping);

    /// <summary>What it is for.</summary>
    public SessionRole Role => _writer.Role;

    /// <summary>What it has brought so far.</summary>
    public EventTally Tally { get; } = new();

    /// <summary>Starts a session in the process.</summary>
    /// <exception cref="IOException">The process is gone or refused.</exception>
    /// <exception cref="RecorderException">The recording cannot be written on.</exception>
    public static async Task<LiveSession> StartAsync(
        Target target, SessionRole role, SessionRequest request, RecordingWriter recording, CancellationToken stop)
    {
        var requested = TimeProvider.System.GetTimestamp();
        var session = await target.Port.StartAsync(request.ToBytes(target.Info.Major), stop).ConfigureAwait(false);
        return new LiveSession(session, recording.StartSession(role, requested));
    }

    /// <summary>Stops the session and waits for its last byte. A process that is gone or does not answer is no failure.</summary>
    public async Task StopAsync()
    {
        _writer.Stopping();
        _stopping = TimeProvider.System.GetTimestamp();
        using var patience = new CancellationTokenSource(StopPatience);
        try
        {
            await _session.StopAsync(patience.Token).ConfigureAwait(false);
            await Ended.WaitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // Closing our end lets the reading thread go; what has come so far is kept.
            _session.Dispose();
            await Ended.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private bool Pump()
    {
        using var bytes = new CopyingStream(_session.Bytes, _writer);
        var whole = Count(bytes);
        Drain(bytes);
        _writer.Complete();
        return whole;
    }

    private bool Count(Stream bytes)
    {
        try
        {
            using var reader = NetTraceReader.Open(bytes);
            var batch = new EventBatch();
            while (reader.Read(batch))
                Tally.Add(batch, reader);
            return reader.Damage is null;
        }
        catch (InvalidDataException)
        {
            // The process was killed before it had sent as much as a header.
            return false;
        }
    }

    /// <summary>Whatever the reader makes of the bytes, the recording gets all of them.</summary>
    private static void Drain(Stream bytes)
    {
        var buffer = new byte[ReadSize];
        try
        {
            while (bytes.Read(buffer, 0, buffer.Length) > 0)
                continue;
        }
        catch (IOException)
        {
            // The connection was reset: the process was killed.
        }
    }
}
