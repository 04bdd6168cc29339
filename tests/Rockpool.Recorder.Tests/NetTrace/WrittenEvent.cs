namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>An event to write.</summary>
/// <param name="Kind">What <see cref="NetTraceWriter.Define"/> gave.</param>
/// <param name="Time">Ticks.</param>
/// <param name="Thread">The operating system's id of the thread that the event speaks of.</param>
/// <param name="Payload">Its payload.</param>
internal sealed record WrittenEvent(int Kind, long Time, long Thread, byte[] Payload)
{
    /// <summary>The thread that wrote the event down, if another.</summary>
    public long? CaptureThread { get; init; }

    /// <summary>Code addresses, leaf first; empty for none.</summary>
    public ulong[] Stack { get; init; } = [];

    /// <summary>An activity, written in the header (versions 4 and 5) or as a label (6).</summary>
    public Guid Activity { get; init; }

    /// <summary>Whether every event written later is no earlier.</summary>
    public bool Sorted { get; init; }
}
