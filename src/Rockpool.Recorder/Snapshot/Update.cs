using System.Text.Json.Serialization;

namespace Rockpool.Recorder.Snapshot;

/// <summary>Something that became known while recording: one line of an update member. Times are ticks of the manifest's clock.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(SessionStarted), "sessionStarted")]
[JsonDerivedType(typeof(SessionStopped), "sessionStopped")]
[JsonDerivedType(typeof(OverheadSpent), "overheadSpent")]
[JsonDerivedType(typeof(Remark), "remark")]
[JsonDerivedType(typeof(RecordingEnded), "recordingEnded")]
internal record Update;
