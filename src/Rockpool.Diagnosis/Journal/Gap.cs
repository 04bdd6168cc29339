namespace Rockpool.Diagnosis.Journal;

/// <summary>
/// A stretch in which events of a kind may be missing: lost by a full buffer, or not recorded to stay within the
/// budget. No verdict may rest on the absence of an event inside a gap.
/// </summary>
/// <param name="Kind">Why events may be missing.</param>
/// <param name="From">Nanoseconds since the start of the recording: the last moment known to be complete.</param>
/// <param name="To">
/// Nanoseconds since the start of the recording: the first moment known to be complete again, or
/// <see cref="long.MaxValue"/> where there is none.
/// </param>
/// <param name="Thread">The thread that lost events, or null where every thread is concerned.</param>
/// <param name="LostEvents">How many events were lost; 0 where the source does not count them.</param>
public readonly record struct Gap(GapKind Kind, long From, long To, ThreadIndex? Thread, long LostEvents);
