namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>A thread as a trace names it.</summary>
/// <param name="OperatingSystemId">The operating system's thread id.</param>
/// <param name="ProcessId">The thread's process, where the trace says it (version 6), otherwise 0.</param>
public sealed record TraceThread(long OperatingSystemId, long ProcessId);
