using Rockpool.Recorder.Attach;

namespace Rockpool.Recorder.Tests.Attach;

/// <summary>Calls back on every report of progress, on the recorder's own thread.</summary>
internal sealed class ProgressWatch(Action<RecordProgress> seen) : IProgress<RecordProgress>
{
    /// <inheritdoc/>
    public void Report(RecordProgress value) => seen(value);
}
