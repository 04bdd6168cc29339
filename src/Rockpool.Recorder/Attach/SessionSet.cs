using Rockpool.Recorder.Attach.Port;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Attach;

/// <summary>The sessions of one recording: starts them, notices when one breaks off, stops what still runs. Thread-safe.</summary>
internal sealed class SessionSet(Target target, RecordingWriter recording) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<LiveSession> _running = [];
    private readonly TaskCompletionSource<bool> _broke = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _finishedBytes;

    /// <summary>
    /// Completes when a session ends that nobody stopped: true where the process closed it in order, false where it was
    /// cut off. Fails with a <see cref="RecorderException"/> where the recording cannot be written on.
    /// </summary>
    public Task<bool> Broke => _broke.Task;

    /// <summary>How many sessions were started so far.</summary>
    public int Started { get; private set; }

    /// <summary>Bytes received so far by all sessions.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate) return _finishedBytes + _running.Sum(session => session.Bytes);
        }
    }

    /// <summary>Starts a session for a role.</summary>
    /// <param name="role">What it is for.</param>
    /// <param name="pools">Whether the pools' rare events are part of a session for rare events.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="IOException">The process is gone or refused.</exception>
    /// <exception cref="RecorderException">The recording cannot be written on.</exception>
    public async Task<LiveSession> StartAsync(SessionRole role, CancellationToken stop, bool pools = true)
    {
        var request = RuntimeProviders.For(role, target.Info.Major, pools);
        var session = await LiveSession.StartAsync(target.Port, role, request, recording, stop).ConfigureAwait(false);
        lock (_gate)
        {
            Started++;
            _running.Add(session);
        }

        _ = session.Ended.ContinueWith(Notice, session, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return session;
    }

    /// <summary>Stops a session and waits for its last byte.</summary>
    public async Task StopAsync(LiveSession session)
    {
        lock (_gate)
        {
            if (!_running.Remove(session)) return;
        }

        await session.StopAsync().ConfigureAwait(false);
        lock (_gate) _finishedBytes += session.Bytes;
        session.Dispose();
    }

    /// <summary>Tells of the code that is loaded already: a session that is stopped as soon as it runs.</summary>
    public async Task TakeNamesAsync(CancellationToken stop) =>
        await StopAsync(await StartAsync(SessionRole.Names, stop).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Stops every session side by side.</summary>
    public async ValueTask DisposeAsync()
    {
        LiveSession[] left;
        lock (_gate) left = [.. _running];
        await Task.WhenAll(left.Select(StopAsync)).ConfigureAwait(false);
    }

    private void Notice(Task<bool> ended, object? session)
    {
        lock (_gate)
        {
            // Whoever stops a session takes it off the list first.
            if (!_running.Contains((LiveSession)session!)) return;
        }

        if (ended.Exception?.InnerException is { } failure)
            _broke.TrySetException(failure);
        else
            _broke.TrySetResult(ended.Result);
    }
}
