namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>What a <see cref="TraceScript"/> is made from.</summary>
internal sealed record TraceShape(
    int Version,
    bool Compressed,
    int PointerSize,
    int Threads,
    int Intervals,
    int EventsPerInterval,
    int BlockSize,
    int LongestRun,
    double Loss,
    int MostPayload,
    int Seed);
