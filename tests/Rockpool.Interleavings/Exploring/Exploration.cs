namespace Rockpool.Interleavings.Exploring;

/// <summary>What was explored without finding a failure.</summary>
/// <param name="Schedules">The runs that went to their end, every one another schedule.</param>
/// <param name="Redundant">The runs given up because they would have repeated another in another order.</param>
/// <param name="Steps">Steps of all runs.</param>
internal readonly record struct Exploration(long Schedules, long Redundant, long Steps);
