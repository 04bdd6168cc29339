namespace Rockpool.Diagnosis.Journal;

/// <summary>A thread of the recorded process.</summary>
/// <param name="OperatingSystemId">The operating system's id of the thread.</param>
public sealed record ThreadInfo(long OperatingSystemId);
