using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Findings;

/// <summary>Everything that is said of a recording: the input of every report.</summary>
/// <param name="Recording">The recording as a whole.</param>
/// <param name="Pools">Every pool, most rents first.</param>
/// <param name="Findings">Worst first: by severity, then confidence, then rate.</param>
/// <param name="Timeline">The recording over time.</param>
/// <param name="Limits">
/// What the recording cannot show, one sentence each, such as a coverage that is insufficient for a verdict and which
/// <c>--for</c> or <c>--budget</c> would do.
/// </param>
public sealed record DiagnosisResult(
    RecordingInfo Recording,
    IReadOnlyList<PoolSummary> Pools,
    IReadOnlyList<Finding> Findings,
    Timeline Timeline,
    IReadOnlyList<string> Limits)
{
    /// <summary>What was rented under each label and in each region that the program names, most rents first.</summary>
    public IReadOnlyList<FlowSummary> Flows { get; init; } = [];
}
