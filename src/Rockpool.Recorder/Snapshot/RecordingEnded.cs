namespace Rockpool.Recorder.Snapshot;

/// <summary>The recorder closed the recording itself, which nothing follows.</summary>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="ExitCode">The exit code of the command that was recorded, or null where none was started or it still runs.</param>
internal sealed record RecordingEnded(long At, Attach.RecordEnd Reason, int? ExitCode) : Update;
