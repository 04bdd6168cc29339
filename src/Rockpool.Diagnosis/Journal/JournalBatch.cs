namespace Rockpool.Diagnosis.Journal;

/// <summary>
/// A stretch of the journal: everything that happened after the previous batch and up to <see cref="Until"/>.
/// Recycled by the reader; a consumer copies what it keeps. Not thread-safe.
/// </summary>
public sealed class JournalBatch
{
    /// <summary>Pool events, in time order.</summary>
    public PoolEvents Pool { get; } = new();

    /// <summary>Runtime events, in time order.</summary>
    public List<RuntimeEvent> Runtime { get; } = [];

    /// <summary>
    /// Gaps that became known with this batch. A <see cref="GapKind.NotRecorded"/> gap ends before the batch's first
    /// pool event. A <see cref="GapKind.Loss"/> is known only when its thread is heard of again, so events of other
    /// threads inside it may have come in earlier batches.
    /// </summary>
    public List<Gap> Gaps { get; } = [];

    /// <summary>Nanoseconds since the start of the recording: no later batch holds an earlier event.</summary>
    public long Until { get; set; }

    /// <summary>Empties the batch for its next filling.</summary>
    public void Clear()
    {
        Pool.Count = 0;
        Runtime.Clear();
        Gaps.Clear();
    }
}
