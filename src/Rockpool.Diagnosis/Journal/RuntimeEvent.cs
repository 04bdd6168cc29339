namespace Rockpool.Diagnosis.Journal;

/// <summary>Something the runtime did, beside the pools.</summary>
/// <param name="Time">Nanoseconds since the start of the recording.</param>
/// <param name="Kind">What it was; it says what the other columns mean.</param>
/// <param name="Thread">The thread that reported it.</param>
/// <param name="Stack">The call stack, or <see cref="StackIndex.None"/>.</param>
/// <param name="Number">The collection's number, the contention's lock id or the region's number; otherwise 0.</param>
/// <param name="Generation">The generation collected, or -1.</param>
/// <param name="Reason">The source's code for why, or -1.</param>
/// <param name="Bytes">Bytes allocated, sampled or in use, as <paramref name="Kind"/> says.</param>
/// <param name="Text">The sampled type's name, the labels, the region, or null.</param>
public readonly record struct RuntimeEvent(
    long Time, RuntimeEventKind Kind, ThreadIndex Thread, StackIndex Stack,
    long Number, int Generation, int Reason, long Bytes, string? Text)
{
    /// <summary>Whether it tells what a thread runs under, rather than what the runtime did.</summary>
    public bool IsOfFlow => Kind >= RuntimeEventKind.LabelsSet;
}
