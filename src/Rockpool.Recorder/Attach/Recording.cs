namespace Rockpool.Recorder.Attach;

/// <summary>Records a process into a file.</summary>
public static class Recording
{
    /// <summary>Records until the time is up, the process ends or <paramref name="stop"/> is signalled.</summary>
    /// <exception cref="RecorderException">The process cannot be attached to or started, or the file cannot be made.</exception>
    public static Task<RecordResult> RunAsync(
        RecordOptions options, IProgress<RecordProgress>? progress, CancellationToken stop) =>
        throw new NotImplementedException();
}
