namespace Rockpool.Recorder.Attach;

/// <summary>How a recording ended; the file holds everything up to then.</summary>
/// <param name="End">Why it ended.</param>
/// <param name="ExitCode">The exit code of the command that was started, or null where none was.</param>
/// <param name="Remarks">What the user must know, one sentence each, such as "the disk is full".</param>
public sealed record RecordResult(RecordEnd End, int? ExitCode, IReadOnlyList<string> Remarks);
