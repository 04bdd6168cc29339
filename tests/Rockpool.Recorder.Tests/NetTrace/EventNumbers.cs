namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>An event header's fields as the trace numbers them.</summary>
internal readonly record struct EventNumbers(
    int Kind, uint Sequence, long CaptureThread, long Thread, int Stack, long Time, int PayloadLength)
{
    public Guid Activity { get; init; }

    public int LabelList { get; init; }

    public bool Sorted { get; init; }
}
