namespace Rockpool.Recorder.Snapshot;

/// <summary>What a reader must know to judge the recording: one sentence.</summary>
/// <param name="At">When it became known.</param>
/// <param name="Text">The sentence.</param>
internal sealed record Remark(long At, string Text) : Update;
