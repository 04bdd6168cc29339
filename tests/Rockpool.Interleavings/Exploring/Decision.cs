namespace Rockpool.Interleavings.Exploring;

/// <summary>A point of a run at which more than one thread may have been able to go on.</summary>
/// <param name="Chosen">The thread that did.</param>
/// <param name="Others">The other threads worth trying there, one bit each.</param>
/// <param name="Running">The thread that came to this point and could have gone on; -1 if it could not.</param>
/// <param name="Preemptions">How many there had been before.</param>
internal readonly record struct Decision(byte Chosen, uint Others, int Running, int Preemptions)
{
    /// <summary>The preemptions of the schedule so far, had the thread been chosen.</summary>
    public int PreemptionsWith(int thread) => Preemptions + (Running >= 0 && Running != thread ? 1 : 0);
}
