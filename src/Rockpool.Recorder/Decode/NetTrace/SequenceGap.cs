namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Events of one thread that the recorded process dropped, as its sequence numbers show.</summary>
/// <param name="Thread">Index into <see cref="NetTraceReader.Threads"/>.</param>
/// <param name="After">Time stamp, in ticks, of the thread's last event before the gap, or of the trace's start.</param>
/// <param name="Before">Time stamp, in ticks, of its first event or sequence point after it.</param>
/// <param name="Lost">How many events.</param>
public readonly record struct SequenceGap(int Thread, long After, long Before, long Lost);
