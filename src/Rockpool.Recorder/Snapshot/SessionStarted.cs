namespace Rockpool.Recorder.Snapshot;

/// <summary>A session was started: from <see cref="Confirmed"/> on, all that its role covers is recorded.</summary>
/// <param name="Session">The session's number, which is part of its members' names.</param>
/// <param name="Role">What it covers.</param>
/// <param name="Requested">A moment before the process was asked: no event of the session is earlier.</param>
/// <param name="Confirmed">A moment after the process had said that the session runs.</param>
internal sealed record SessionStarted(int Session, SessionRole Role, long Requested, long Confirmed) : Update;
