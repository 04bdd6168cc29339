namespace Rockpool.Interleavings.Exploring;

/// <summary>How far an exploration goes.</summary>
/// <param name="Preemptions">How often a thread that could go on is made to wait for another, in one schedule.</param>
/// <param name="Reduce">
/// Whether of schedules that differ only in the order of independent accesses one is enough. Sound only without a bound of
/// preemptions, because the one that is kept may be one with more of them, and only for scenarios that share nothing
/// outside the seam.
/// </param>
internal sealed record Bounds(int Preemptions, bool Reduce = false)
{
    /// <summary>No scenario here needs as many; one that goes on and on does.</summary>
    public const int Steps = 2_000;

    /// <summary>Every schedule there is.</summary>
    public static Bounds Every { get; } = new(int.MaxValue);

    /// <summary>Every schedule but for the order of independent accesses.</summary>
    public static Bounds EveryTrace { get; } = new(int.MaxValue, Reduce: true);
}
