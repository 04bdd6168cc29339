namespace Rockpool.Diagnosis.Journal;

/// <summary>
/// A stretch of the journal: everything that happened after the previous batch and up to <see cref="Until"/>.
/// Recycled by the reader; a consumer copies what it keeps. Not thread-safe.
/// </summary>
public sealed class JournalBatch
{
    /// <summary>Pool events, in time order.</summary>
    public PoolEvents Pool { get; private set; } = new();

    /// <summary>Runtime events, in time order.</summary>
    public List<RuntimeEvent> Runtime { get; } = [];

    /// <summary>
    /// Gaps that became known with this batch. A <see cref="GapKind.NotRecorded"/> gap begins before the batch's first
    /// pool event and after the last one of the batch before; no rent or return lies inside it, but the rarer events may
    /// go on. A <see cref="GapKind.Loss"/> is known only when its thread is heard of again, so events of other threads
    /// inside it may have come in earlier batches.
    /// </summary>
    public List<Gap> Gaps { get; } = [];

    /// <summary>Nanoseconds since the start of the recording: no later batch holds an earlier event.</summary>
    public long Until { get; set; }

    /// <summary>Exchanges the pool events with those of <paramref name="other"/>, without copying them.</summary>
    public void ExchangePool(JournalBatch other) => (Pool, other.Pool) = (other.Pool, Pool);

    /// <summary>Empties the batch for its next filling.</summary>
    public void Clear()
    {
        Pool.Count = 0;
        Runtime.Clear();
        Gaps.Clear();
    }
}
