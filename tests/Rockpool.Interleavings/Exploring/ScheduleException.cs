namespace Rockpool.Interleavings.Exploring;

/// <summary>A schedule under which a scenario fails.</summary>
internal sealed class ScheduleException(string schedule, int preemptions, Exception failure, ScheduleLog log) : Exception(
    $"""
    {failure.Message}
    after {preemptions} preemptions; again with Explorer.Replay(scenario, "{schedule}"):
    {log}
    """, failure)
{
    /// <summary>Its decisions: the number of the thread that makes each step.</summary>
    public string Schedule => schedule;

    public int Preemptions => preemptions;
}
