namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>What a trace says of itself before its first event.</summary>
/// <param name="Version">The format's version as the trace says it: 4 (also where it is 5, which only adds to the definitions) or 6.</param>
/// <param name="StartedUtc">When the trace began.</param>
/// <param name="StartTicks">The clock's reading at that moment.</param>
/// <param name="Frequency">Ticks of the clock per second.</param>
/// <param name="PointerSize">4 or 8 bytes.</param>
/// <param name="ProcessId">The recorded process, or null where the trace does not say.</param>
/// <param name="Processors">Its processors, or null where the trace does not say.</param>
public sealed record TraceHeader(
    int Version, DateTime StartedUtc, long StartTicks, long Frequency, int PointerSize, int? ProcessId, int? Processors);
