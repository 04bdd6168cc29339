namespace Rockpool.Recorder.Snapshot;

/// <summary>A session was stopped or broke off.</summary>
/// <param name="Session">The session's number.</param>
/// <param name="Stopping">
/// A moment before the process was asked to stop it, up to which its coverage is whole; null where nobody asked and the
/// stream ended, so that coverage ends with its last event.
/// </param>
/// <param name="Stopped">A moment after its last byte had come: no event of the session is later.</param>
internal sealed record SessionStopped(int Session, long? Stopping, long Stopped) : Update;
