namespace Rockpool.Diagnosis.Findings;

/// <summary>One garbage collection on the time line.</summary>
/// <param name="Seconds">When it began.</param>
/// <param name="Generation">The generation collected.</param>
/// <param name="PauseSeconds">How long threads stood still for it, or null where the events do not say.</param>
public readonly record struct CollectionMark(double Seconds, int Generation, double? PauseSeconds);
