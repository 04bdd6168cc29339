namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Which fields a compressed event header holds; the others repeat the event before.</summary>
[Flags]
internal enum HeaderFlags : byte
{
    None = 0,
    Metadata = 1,
    CaptureThread = 2,
    Thread = 4,
    Stack = 8,

    /// <summary>Versions 4 and 5: an activity's id of 16 bytes. Version 6: a label list's number.</summary>
    Activity = 16,
    RelatedActivity = 32,

    /// <summary>Every event after this one in the file is no earlier.</summary>
    Sorted = 64,
    PayloadLength = 128,
}
