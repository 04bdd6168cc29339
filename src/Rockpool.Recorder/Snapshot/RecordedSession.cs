namespace Rockpool.Recorder.Snapshot;

/// <summary>One EventPipe session as a recording holds it. Times are ticks of the manifest's clock.</summary>
/// <param name="Number">Its number within the recording.</param>
/// <param name="Role">What it covers.</param>
internal sealed record RecordedSession(int Number, SessionRole Role)
{
    /// <summary>How it started, or null where a damaged file does not say.</summary>
    public SessionStarted? Started { get; init; }

    /// <summary>How it stopped, or null where the recorder was killed first.</summary>
    public SessionStopped? Stopped { get; init; }

    /// <summary>Its segments, in order; none where the recorder was killed before the first was closed.</summary>
    public List<ZipMember> Segments { get; } = [];
}
