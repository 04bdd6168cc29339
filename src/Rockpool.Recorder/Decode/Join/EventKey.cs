using Rockpool.Diagnosis.Journal;

namespace Rockpool.Recorder.Decode.Join;

/// <summary>
/// What two sessions tell alike of one event: its kind and its payload. The time is not part of it, because no event
/// has the same stamp twice; the stack is not, because only some sessions have one.
/// </summary>
internal readonly record struct EventKey(
    PoolEventKind Kind, PoolEventReason Reason, PoolIndex Pool, ulong Item, short Bucket, long Asked, long Given)
{
    /// <summary>The key of row <paramref name="row"/>.</summary>
    public static EventKey Of(PoolEvents events, int row) => new(
        events.Kind[row], events.Reason[row], events.Pool[row], events.Item[row], events.Bucket[row],
        events.Asked[row], events.Given[row]);
}
