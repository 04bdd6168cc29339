namespace Rockpool.Interleavings.Exploring;

/// <summary>How far an exploration goes.</summary>
/// <param name="Preemptions">
/// How often a thread that could go on is made to wait for another, in one schedule; a store that is delayed counts too.
/// </param>
internal sealed record Bounds(int Preemptions)
{
    /// <summary>No scenario here needs as many; one that goes on and on does.</summary>
    public const int Steps = 2_000;

    /// <summary>Every schedule there is.</summary>
    public static Bounds Every { get; } = new(int.MaxValue);

    /// <summary>Every schedule but for the order of independent accesses.</summary>
    public static Bounds EveryTrace { get; } = Every with { Reduce = true };

    /// <summary>
    /// Whether of schedules that differ only in the order of independent accesses one is enough. Sound only without a bound
    /// of preemptions, because the one that is kept may be one with more of them, only without delayed stores, and only for
    /// scenarios that share nothing outside the seam.
    /// </summary>
    public bool Reduce { get; private init; }

    /// <summary>
    /// Whether a thread's stores may reach memory later than its next accesses, in their own order, as x86 processors do it.
    /// </summary>
    public bool DelayStores { get; init; }
}
