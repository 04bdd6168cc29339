namespace Rockpool.Interleavings.Exploring;

/// <summary>A schedule under which a scenario fails.</summary>
internal sealed class ScheduleException(Course course, Exception failure, ScheduleLog log) : Exception(
    $"""
    {failure.Message}
    after {course.Preemptions} preemptions; again with Explorer.Replay(scenario, "{course}"):
    {log}
    """, failure)
{
    /// <summary>What was done at each decision.</summary>
    public string Schedule { get; } = course.ToString();

    public int Preemptions { get; } = course.Preemptions;
}
