namespace Rockpool.Recorder.Attach;

/// <summary>How a recording ended; the file holds everything up to then.</summary>
/// <param name="End">Why it ended.</param>
/// <param name="ExitCode">The exit code of the command that was started, or null where none was.</param>
/// <param name="Remarks">What the user must know, one sentence each, such as "the disk is full".</param>
public sealed record RecordResult(RecordEnd End, int? ExitCode, IReadOnlyList<string> Remarks)
{
    /// <summary>What recording cost the process, as a share of one core, as it is known from the events; null where it is not.</summary>
    public double? Overhead { get; init; }

    /// <summary>
    /// Processor time of the process for starting and stopping sessions and for listing its code: once a recording, apart
    /// from <see cref="Overhead"/>. Zero where the process is gone.
    /// </summary>
    public TimeSpan Setup { get; init; }
}
