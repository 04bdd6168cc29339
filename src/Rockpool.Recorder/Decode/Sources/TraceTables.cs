using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>The tables that the indexes in a trace's events refer to. They grow while the trace is read.</summary>
/// <param name="Definitions">Kinds of events.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Stacks">Call stacks.</param>
/// <param name="PointerSize">4 or 8 bytes.</param>
internal sealed record TraceTables(
    IReadOnlyList<EventDefinition> Definitions,
    IReadOnlyList<TraceThread> Threads,
    StackAddresses Stacks,
    int PointerSize)
{
    /// <summary>The tables of <paramref name="trace"/>.</summary>
    public static TraceTables Of(NetTraceReader trace) =>
        new(trace.Definitions, trace.Threads, trace.Stacks, trace.Header.PointerSize);
}
