namespace Rockpool.Interleavings.Exploring;

/// <summary>A point of a run at which there may have been several ways to go on.</summary>
/// <param name="Chosen">What was done.</param>
/// <param name="Others">The other moves worth trying there, one bit each.</param>
/// <param name="Running">The thread that came to this point and could have gone on; null if it could not.</param>
/// <param name="Preemptions">How many there had been before.</param>
internal readonly record struct Decision(Move Chosen, uint Others, int? Running, int Preemptions)
{
    /// <summary>The preemptions of the schedule so far, had this been done. A store that is delayed counts as one.</summary>
    public int PreemptionsWith(Move move) =>
        Preemptions + (move.IsStep && Running is { } running && running != move.Thread ? 1 : 0) + (move.Delays ? 1 : 0);
}
