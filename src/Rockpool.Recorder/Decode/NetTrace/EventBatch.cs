namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>
/// A stretch of a trace: events in time order across threads. A view of the reader's memory, good until its next read.
/// Not thread-safe.
/// </summary>
public sealed unsafe class EventBatch
{
    private RawEvent* _events;
    private int _count;

    /// <summary>The events, in time order. May be empty where only <see cref="Gaps"/> or <see cref="Until"/> are news.</summary>
    public ReadOnlySpan<RawEvent> Events => new(_events, _count);

    /// <summary>Losses that end no later than <see cref="Until"/> and were not reported before.</summary>
    public List<SequenceGap> Gaps { get; } = [];

    /// <summary>Ticks of the trace's clock: no later batch of a sound trace holds an earlier event.</summary>
    public long Until { get; internal set; }

    internal void View(RawEvent* events, int count)
    {
        _events = events;
        _count = count;
    }
}
