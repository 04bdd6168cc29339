namespace Rockpool.Recorder.Attach;

/// <summary>Records a process into a file.</summary>
public static class Recording
{
    /// <summary>
    /// Records until the time is up, the process ends or <paramref name="stop"/> is signalled. A command that was started
    /// is waited for in any case, and its exit code handed on.
    /// </summary>
    /// <exception cref="RecorderException">The process cannot be attached to or started, or the file cannot be made.</exception>
    public static async Task<RecordResult> RunAsync(
        RecordOptions options, IProgress<RecordProgress>? progress, CancellationToken stop)
    {
        if (options.Command is not null)
            return await new LaunchedRecording(options, progress, stop).RunAsync().ConfigureAwait(false);

        var processId = options.ProcessId ?? throw new ArgumentException("neither a process nor a command is given", nameof(options));
        var target = await Target.AttachAsync(processId, stop).ConfigureAwait(false);
        using var run = new RecordingRun(target, options, progress);
        var end = await run.RunAsync(ready: null, stop).ConfigureAwait(false);
        return run.Result(end, exitCode: null);
    }
}
