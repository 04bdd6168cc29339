using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Decode.Join;

/// <summary>A session whose stream is cut or damaged.</summary>
/// <param name="Session">The session.</param>
/// <param name="End">Up to when nothing of it is missing, in nanoseconds since the start of the recording.</param>
/// <param name="Damage">Where and how.</param>
internal readonly record struct BrokenSession(RecordedSession Session, long End, string Damage);
