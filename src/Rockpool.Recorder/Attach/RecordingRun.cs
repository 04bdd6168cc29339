using Rockpool.Recorder.Attach.Budget;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Attach;

/// <summary>One recording of one process, from the file's making to its closing.</summary>
internal sealed class RecordingRun : IDisposable
{
    private static readonly TimeSpan ReportPeriod = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan LastBytes = TimeSpan.FromSeconds(3);

    private readonly Target _target;
    private readonly RecordOptions _options;
    private readonly IProgress<RecordProgress>? _progress;
    private readonly RecordingWriter _recording;
    private readonly List<string> _remarks = [];
    private readonly SetupMeter _setup;
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private double? _overhead;

    /// <summary>Makes the file.</summary>
    /// <exception cref="RecorderException">It cannot be made.</exception>
    public RecordingRun(Target target, RecordOptions options, IProgress<RecordProgress>? progress)
    {
        (_target, _options, _progress) = (target, options, progress);
        _setup = new SetupMeter(target.ProcessId);
        _recording = RecordingWriter.Create(options.Output, ManifestOf(target, options));
    }

    /// <summary>How it went; to be asked once it has ended.</summary>
    public RecordResult Result(RecordEnd end, int? exitCode) => new(end, exitCode, _remarks)
    {
        Overhead = _overhead,
        Setup = _setup.Spent,
    };

    private TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(_began);

    /// <summary>Records until something ends it, and closes the file.</summary>
    /// <param name="ready">Called once the first session runs, such as to let a waiting process go.</param>
    /// <param name="stop">The user's stop.</param>
    /// <exception cref="RecorderException">The process went away before anything could be recorded.</exception>
    public async Task<RecordEnd> RunAsync(Func<Task>? ready, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Course course = _options.Exact ? new ExactCourse() : new BudgetCourse(_target, _options);
        var sessions = new SessionSet(_target, _recording);
        RecordEnd end;
        await using (sessions.ConfigureAwait(false))
        {
            var running = course.RunAsync(sessions, ready, ending.Token);
            var reporting = ReportAsync(sessions, course, ending.Token);
            end = await FirstEndAsync(running, sessions, stop, ending.Token).ConfigureAwait(false);
            await ending.CancelAsync().ConfigureAwait(false);
            await FinishAsync(running, sessions).ConfigureAwait(false);
            await FinishAsync(reporting, sessions).ConfigureAwait(false);
            Report(sessions, course);
        }

        _remarks.AddRange(course.Remarks);
        if (sessions.LackStacks)
            _remarks.Add("No event has a stack, as in programs compiled ahead of time: counts are right, sites are not known.");
        _overhead = _options.Exact ? null : course.Spent / Elapsed.TotalSeconds;
        Close(end);
        return _recording.Failure is null ? end : RecordEnd.OutputFailed;
    }

    /// <inheritdoc/>
    public void Dispose() => _recording.Dispose();

    private void Close(RecordEnd end)
    {
        try
        {
            if (_overhead is { } share)
                _recording.Record(new OverheadSpent(TimeProvider.System.GetTimestamp(), share));
            foreach (var remark in _remarks)
                _recording.Record(new Remark(TimeProvider.System.GetTimestamp(), remark));
        }
        catch (RecorderException) when (_recording.Failure is not null)
        {
            // Told below; what was written before stays.
        }

        _recording.Close(_recording.Failure is null ? end : RecordEnd.OutputFailed, exitCode: null);
        if (_recording.Failure is { } failure)
            _remarks.Add(failure.Message);
    }

    private static Manifest ManifestOf(Target target, RecordOptions options) => new(
        Manifest.CurrentSchema, Environment.MachineName, target.ProcessId, target.Name, target.Files.CommandLine,
        target.Info.Version, target.Info.Architecture, options.Exact ? null : options.Budget,
        ClockReading.Take(TimeProvider.System));

    private async Task ReportAsync(SessionSet sessions, Course course, CancellationToken ending)
    {
        using var timer = new PeriodicTimer(ReportPeriod);
        while (await timer.WaitForNextTickAsync(ending).ConfigureAwait(false))
            Report(sessions, course);
    }

    /// <summary>Nothing is said before a session runs: until then nothing is recorded.</summary>
    private void Report(SessionSet sessions, Course course)
    {
        if (sessions.Started > 0)
            _progress?.Report(new RecordProgress(Elapsed, sessions.Events, sessions.Lost, course.Spent / Elapsed.TotalSeconds));
    }

    private async Task<RecordEnd> FirstEndAsync(Task course, SessionSet sessions, CancellationToken stop, CancellationToken ending)
    {
        var timeUp = Task.Delay(_options.Duration ?? Timeout.InfiniteTimeSpan, ending);
        var first = await Task.WhenAny(timeUp, _target.EndedAsync(ending), sessions.Broke, course).ConfigureAwait(false);
        if (stop.IsCancellationRequested)
            return RecordEnd.Stopped;
        return first == timeUp ? RecordEnd.TimeUp : await HowItEndedAsync(sessions).ConfigureAwait(false);
    }

    /// <summary>Whether a process that went away did so in order; it is given a moment to close its streams.</summary>
    private static async Task<RecordEnd> HowItEndedAsync(SessionSet sessions)
    {
        try
        {
            var orderly = await sessions.Broke.WaitAsync(LastBytes, CancellationToken.None).ConfigureAwait(false);
            return orderly ? RecordEnd.ProcessEnded : RecordEnd.ProcessDied;
        }
        catch (RecorderException)
        {
            return RecordEnd.OutputFailed;
        }
        catch (TimeoutException)
        {
            return RecordEnd.ProcessDied;
        }
    }

    private async Task FinishAsync(Task course, SessionSet sessions)
    {
        try
        {
            await course.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The recording was ended; that is how the course learns of it.
        }
        catch (RecorderException) when (_recording.Failure is not null)
        {
            // Told by the recording's failure.
        }
        catch (IOException e) when (sessions.Started == 0)
        {
            Abandon();
            throw new RecorderException($"{_target.Who} could not be recorded: {e.Message.TrimEnd('.')}.", e);
        }
        catch (IOException)
        {
            // The process went away in the middle; what came before is recorded.
        }
    }

    private void Abandon()
    {
        _recording.Dispose();
        File.Delete(_options.Output);
    }
}
