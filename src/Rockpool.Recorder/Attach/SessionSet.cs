using Rockpool.Recorder.Attach.Port;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Attach;

/// <summary>The sessions of one recording: starts them, notices when one breaks off, stops what still runs. Thread-safe.</summary>
internal sealed class SessionSet(Target target, RecordingWriter recording) : IAsyncDisposable
{
    private const int EnoughEvents = 10;

    private readonly Lock _gate = new();
    private readonly List<LiveSession> _running = [];
    private readonly TaskCompletionSource<bool> _broke = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(SessionRole Role, EventTally Tally)> _tallies = [];

    /// <summary>
    /// Completes when a session ends that nobody stopped: true where the process closed it in order, false where it was
    /// cut off. Fails with a <see cref="RecorderException"/> where the recording cannot be written on.
    /// </summary>
    public Task<bool> Broke => _broke.Task;

    /// <summary>How many sessions were started so far.</summary>
    public int Started
    {
        get
        {
            lock (_gate) return _tallies.Count;
        }
    }

    /// <summary>Events received by all sessions so far, those that only name code aside.</summary>
    public long Events
    {
        get
        {
            lock (_gate) return _tallies.Sum(one => one.Role == SessionRole.Names ? 0 : one.Tally.Events);
        }
    }

    /// <summary>Events that the process dropped in all sessions so far, those that only name code aside.</summary>
    public long Lost
    {
        get
        {
            lock (_gate) return _tallies.Sum(one => one.Role == SessionRole.Names ? 0 : one.Tally.Lost);
        }
    }

    /// <summary>Whether events that were asked for with their stacks came, and not one of them had any.</summary>
    public bool LackStacks
    {
        get
        {
            lock (_gate)
            {
                var stacked = _tallies.Where(one => one.Role is not (SessionRole.Names or SessionRole.AllEvents)).ToList();
                return stacked.Sum(one => one.Tally.Events) >= EnoughEvents && stacked.All(one => one.Tally.Stacks == 0);
            }
        }
    }

    /// <summary>Starts a session for a role. Of each role but that for names at most one may run.</summary>
    /// <exception cref="IOException">The process is gone or refused.</exception>
    /// <exception cref="RecorderException">The recording cannot be written on.</exception>
    public Task<LiveSession> StartAsync(SessionRole role, CancellationToken stop) =>
        StartAsync(role, RuntimeProviders.For(role, target.Info.Major), stop);

    /// <summary>Starts the session for the runtime's events without those of sampled allocations.</summary>
    /// <inheritdoc cref="StartAsync(SessionRole, CancellationToken)"/>
    public Task<LiveSession> StartWithoutAllocationsAsync(CancellationToken stop) =>
        StartAsync(SessionRole.RuntimeStacks, RuntimeProviders.RuntimeWithoutAllocations(), stop);

    /// <summary>Names code that is compiled from now on, and then the code that is there already.</summary>
    /// <remarks>In this order nothing that is compiled in between goes unnamed.</remarks>
    /// <param name="running">Whether the process runs yet; one that waits at its start has no code.</param>
    /// <param name="stop">Gives up.</param>
    public async Task StartNamesAsync(bool running, CancellationToken stop)
    {
        await StartAsync(SessionRole.Names, RuntimeProviders.LiveNames(), stop).ConfigureAwait(false);
        if (running)
            await TakeNamesAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Names the code that is there: a session that is stopped as soon as it runs.</summary>
    public async Task TakeNamesAsync(CancellationToken stop) =>
        await StopAsync(await StartAsync(SessionRole.Names, stop).ConfigureAwait(false)).ConfigureAwait(false);

    /// <summary>Stops a session and waits for its last byte.</summary>
    public async Task StopAsync(LiveSession session)
    {
        lock (_gate)
        {
            if (!_running.Remove(session)) return;
        }

        await session.StopAsync().ConfigureAwait(false);
        session.Dispose();
    }

    /// <summary>Stops every session side by side.</summary>
    public async ValueTask DisposeAsync()
    {
        LiveSession[] left;
        lock (_gate) left = [.. _running];
        try
        {
            await Task.WhenAll(left.Select(StopAsync)).ConfigureAwait(false);
        }
        catch (RecorderException) when (recording.Failure is not null)
        {
            // Told by the recording itself; every session is stopped all the same.
        }
    }

    private async Task<LiveSession> StartAsync(SessionRole role, SessionRequest request, CancellationToken stop)
    {
        var session = await LiveSession.StartAsync(target, role, request, recording, stop).ConfigureAwait(false);
        lock (_gate)
        {
            _tallies.Add((role, session.Tally));
            _running.Add(session);
        }

        _ = session.Ended.ContinueWith(Notice, session, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return session;
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
