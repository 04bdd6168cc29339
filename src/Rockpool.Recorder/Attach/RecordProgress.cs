namespace Rockpool.Recorder.Attach;

/// <summary>How far a recording is.</summary>
/// <param name="Elapsed">Time since it began.</param>
/// <param name="Events">Events received.</param>
/// <param name="Lost">Events that the process dropped.</param>
/// <param name="Overhead">What it cost the process so far, as a share of one core.</param>
public readonly record struct RecordProgress(TimeSpan Elapsed, long Events, long Lost, double Overhead);
