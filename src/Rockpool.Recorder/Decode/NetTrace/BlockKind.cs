namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>The kinds of blocks, numbered as in version 6.</summary>
internal enum BlockKind : byte
{
    EndOfStream = 0,
    Trace = 1,
    Event = 2,
    Metadata = 3,
    SequencePoint = 4,
    Stack = 5,
    Thread = 6,
    RemoveThread = 7,
    LabelList = 8,
}
