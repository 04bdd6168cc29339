using Rockpool.Recorder.Attach.Port;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Attach;

/// <summary>
/// One session from its start to its end: its bytes go into the recording as they come, on a thread of its own, because
/// the process holds them in a small buffer and drops events when nobody reads.
/// </summary>
internal sealed class LiveSession : IDisposable
{
    private const int ReadSize = 1 << 17;

    // A stopped process does not answer; the recording must end all the same.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    private readonly EventSession _session;
    private readonly SessionWriter _writer;

    private LiveSession(EventSession session, SessionWriter writer)
    {
        (_session, _writer) = (session, writer);
        Ended = Task.Factory.StartNew(Pump, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>
    /// Completes when no more bytes come: true where the process closed the session in order, false where it was cut off,
    /// as when the process was killed.
    /// </summary>
    /// <remarks>Fails with a <see cref="RecorderException"/> where the recording cannot be written on.</remarks>
    public Task<bool> Ended { get; }

    /// <summary>Bytes received so far.</summary>
    public long Bytes => _writer.Bytes;

    /// <summary>Starts a session in the process.</summary>
    /// <exception cref="IOException">The process is gone or refused.</exception>
    public static async Task<LiveSession> StartAsync(
        RuntimePort port, SessionRole role, SessionRequest request, RecordingWriter recording, CancellationToken stop)
    {
        var requested = TimeProvider.System.GetTimestamp();
        var session = await port.StartAsync(request, stop).ConfigureAwait(false);
        return new LiveSession(session, recording.StartSession(role, requested));
    }

    /// <summary>Stops the session and waits for its last byte. A process that is gone or does not answer is no failure.</summary>
    public async Task StopAsync()
    {
        _writer.Stopping();
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
        var buffer = new byte[ReadSize];
        var tail = (First: (byte)0, Second: (byte)0);
        try
        {
            for (int read; (read = _session.Bytes.Read(buffer)) > 0;)
            {
                _writer.Append(buffer.AsSpan(0, read));
                tail = (read > 1 ? buffer[read - 2] : tail.Second, buffer[read - 1]);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The process was killed, or we hung up on one that does not answer.
            tail = default;
        }

        _writer.Complete();
        return tail == (EndOfObject, EndOfStream);
    }

    // A whole NetTrace stream closes its last block and then itself; a cut one hardly ever ends on these two.
    private const byte EndOfObject = 6;
    private const byte EndOfStream = 1;
}
