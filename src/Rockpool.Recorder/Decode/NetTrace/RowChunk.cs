namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>A fixed number of decoded events of one thread that wait for their turn, in native memory.</summary>
internal sealed unsafe class RowChunk(RawEvent* rows)
{
    public const int Capacity = 256;

    public RawEvent* Rows => rows;

    public RawEvent* Limit => rows + Capacity;

    /// <summary>The thread's chunk after this one.</summary>
    public RowChunk? Next { get; set; }

    /// <summary>The input buffer that holds the payload of the first row: no buffer before it is needed by this chunk.</summary>
    public long FirstBuffer { get; set; }
}
